/*
 * What a walk over page tables pays for each device-private entry, design by design. Every loop finds the
 * pages that this device may map and gives their number, which is the same for all.
 *
 * Built with -DCOUNT it counts what one entry costs instead of the time: loads that depend on each other,
 * references and indirect calls.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define ENTRIES (1u << 20)
#define PAGEMAPS 8
#define DEVICES 8
#define ME 0

#ifdef COUNT
static struct { uint64_t loads, references, calls; } counted;
#define LOAD(x) (counted.loads++, (x))
#define CALL(x) (counted.calls++, (x))
#define REFERENCE(x) (counted.references++, (x))
#else
#define LOAD(x) (x)
#define CALL(x) (x)
#define REFERENCE(x) (x)
#endif

struct pagemap;
struct ops { int (*reaches)(const struct pagemap *pgmap, unsigned device); };
struct pagemap {
	void *owner;
	uint32_t id;
	const struct ops *ops;
	uint64_t *percpu_count;
	uint8_t links[DEVICES];
	char apart[64];
};
/* As large as a struct page, so that two share no cache line. */
struct page { struct pagemap *pgmap; char apart[56]; };

static uint32_t *entries;
static struct page *pages;
static struct pagemap pagemaps[PAGEMAPS];
static uint64_t counts[PAGEMAPS][8];
static uint32_t found[ENTRIES];

static __attribute__((noinline)) int reaches(const struct pagemap *pgmap, unsigned device)
{
	return LOAD(pgmap->links[device]);
}

static const struct ops ops = { .reaches = reaches };

/* The entry says that it is device-private, and its page has a pagemap. */
static inline struct pagemap *pgmap_of(unsigned i)
{
	uint32_t entry = LOAD(entries[i]);
	return LOAD(pages[entry].pgmap);
}

static __attribute__((noinline)) unsigned owner_word(void)
{
	void *mine = pagemaps[ME].owner;
	unsigned same = 0;
	__asm__ volatile("" ::: "memory");
	for (unsigned i = 0; i < ENTRIES; i++)
		same += LOAD(pgmap_of(i)->owner) == mine;
	return same;
}

static __attribute__((noinline)) unsigned integer(void)
{
	uint32_t mine = pagemaps[ME].id;
	unsigned same = 0;
	__asm__ volatile("" ::: "memory");
	for (unsigned i = 0; i < ENTRIES; i++)
		same += LOAD(pgmap_of(i)->id) == mine;
	return same;
}

/* Two loads and the call. */
static inline int asked(const struct pagemap *pgmap)
{
	const struct ops *have = LOAD(pgmap->ops);
	int (*ask)(const struct pagemap *, unsigned) = LOAD(have->reaches);
	return ask(pgmap, ME);
}

static __attribute__((noinline)) unsigned callback(void)
{
	unsigned same = 0;
	__asm__ volatile("" ::: "memory");
	for (unsigned i = 0; i < ENTRIES; i++) {
		struct pagemap *pgmap = pgmap_of(i);
		same += CALL(asked(pgmap)) != 0;
	}
	return same;
}

/* percpu_ref_tryget_live and percpu_ref_put on their fast path: the mode word, then a counter of this CPU. */
static __attribute__((noinline)) unsigned callback_with_reference(void)
{
	unsigned same = 0;
	__asm__ volatile("" ::: "memory");
	for (unsigned i = 0; i < ENTRIES; i++) {
		struct pagemap *pgmap = pgmap_of(i);
		volatile uint64_t *count = LOAD(pgmap->percpu_count);
		if ((uintptr_t)count & 3)
			continue;
		REFERENCE((*count)++);
		same += CALL(asked(pgmap)) != 0;
		REFERENCE((*count)--);
	}
	return same;
}

/* The walk takes all; whoever maps asks of each page, as it holds the lock of its notifier already. */
static __attribute__((noinline)) unsigned check_after(void)
{
	unsigned same = 0;
	__asm__ volatile("" ::: "memory");
	for (unsigned i = 0; i < ENTRIES; i++)
		found[i] = LOAD(entries[i]);
	for (unsigned i = 0; i < ENTRIES; i++) {
		const struct pagemap *pgmap = LOAD(pages[found[i]].pgmap);
		same += LOAD(pgmap->links[ME]);
	}
	return same;
}

/* Nothing of what the first walk has read is known in the second. */
static __attribute__((noinline)) unsigned walk_twice(void)
{
	unsigned first = owner_word();
	__asm__ volatile("" ::: "memory");
	unsigned second = owner_word();
	return first == second ? second : 0;
}

static const struct { const char *name; unsigned (*walk)(void); } loops[] = {
	{ "owner word", owner_word },
	{ "integer", integer },
	{ "callback in RCU", callback },
	{ "callback with a reference", callback_with_reference },
	{ "check after", check_after },
	{ "walk twice", walk_twice },
};
#define LOOPS (sizeof(loops) / sizeof(loops[0]))

static uint64_t state = 88172645463325252ull;
static uint64_t next_random(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state;
}

static void fill(int scattered)
{
	for (unsigned p = 0; p < PAGEMAPS; p++) {
		pagemaps[p].owner = &pagemaps[p % 2];
		pagemaps[p].id = p % 2;
		pagemaps[p].ops = &ops;
		pagemaps[p].percpu_count = counts[p];
		pagemaps[p].links[ME] = p % 2 == 0;
	}
	for (unsigned i = 0; i < ENTRIES; i++) {
		entries[i] = i;
		pages[i].pgmap = &pagemaps[i * (uint64_t)PAGEMAPS / ENTRIES];
	}
	for (unsigned i = ENTRIES - 1; scattered && i > 0; i--) {
		unsigned j = next_random() % (i + 1);
		uint32_t entry = entries[i];
		entries[i] = entries[j];
		entries[j] = entry;
	}
}

#ifndef COUNT
static double nanoseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return now.tv_sec * 1e9 + now.tv_nsec;
}
#endif

/* One line for each loop and round: layout, name, pages found, and CPU nanoseconds or counts an entry. */
static void measure(const char *layout, int rounds)
{
	for (int round = 0; round < rounds; round++)
		for (unsigned l = 0; l < LOOPS; l++) {
#ifdef COUNT
			counted.loads = counted.references = counted.calls = 0;
			unsigned same = loops[l].walk();
			printf("%s\t%s\t%u\t%g\t%g\t%g\n", layout, loops[l].name, same,
			       (double)counted.loads / ENTRIES, (double)counted.references / ENTRIES,
			       (double)counted.calls / ENTRIES);
#else
			double start = nanoseconds();
			unsigned same = loops[l].walk();
			printf("%s\t%s\t%u\t%g\n", layout, loops[l].name, same,
			       (nanoseconds() - start) / ENTRIES);
#endif
		}
}

int main(int argc, char **argv)
{
	int rounds = argc > 1 ? atoi(argv[1]) : 1;
	entries = malloc(sizeof(*entries) * ENTRIES);
	pages = aligned_alloc(64, sizeof(*pages) * ENTRIES);
	if (entries == NULL || pages == NULL || rounds < 1)
		return 1;
	fill(0);
	measure("in order", rounds);
	fill(1);
	measure("scattered", rounds);
	return 0;
}
