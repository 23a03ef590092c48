/* The protocol of pgmap.m in Promela; N pages and M users are given on the command line. */
byte phase;                 /* 0 live, 1 unplug, 2 killed, 3 waiting, 4 erased, 5 released */
bool dead, mapped = true;
byte ref = N + 1;
byte refs[N] = 1;
bool base[N] = true;
byte pc[M];                 /* 0 idle, 1 reader, 2 got map, 3 got both, 4 held, 5 dma */
byte at[M];

#if N == 1
#define NO_BASE (!base[0])
#elif N == 2
#define NO_BASE (!base[0] && !base[1])
#else
#define NO_BASE (!base[0] && !base[1] && !base[2])
#endif

#define OUT(u) (pc[u] != 1)
#if M == 2
#define NO_READER (OUT(0) && OUT(1))
#elif M == 3
#define NO_READER (OUT(0) && OUT(1) && OUT(2))
#elif M == 4
#define NO_READER (OUT(0) && OUT(1) && OUT(2) && OUT(3))
#else
#define NO_READER (OUT(0) && OUT(1) && OUT(2) && OUT(3) && OUT(4))
#endif

inline put_page(p) {
  refs[p] = refs[p] - 1;
  if :: refs[p] == 0 -> ref = ref - 1 :: else fi
}

inline register_pages() {
  phase = 0; dead = false; mapped = true; ref = N + 1;
  i = 0;
  do :: i < N -> refs[i] = 1; base[i] = true; i++ :: else -> break od;
  i = 0
}

active proctype driver() {
  byte i;
  do
  :: d_step { phase == 0 -> phase = 1 }
  :: d_step { phase == 1 -> phase = 2; dead = true; ref = ref - 1 }
  :: d_step { phase == 2 && base[0] -> base[0] = false; put_page(0) }
#if N > 1
  :: d_step { phase == 2 && base[1] -> base[1] = false; put_page(1) }
#endif
#if N > 2
  :: d_step { phase == 2 && base[2] -> base[2] = false; put_page(2) }
#endif
  :: d_step { phase == 2 && NO_BASE -> phase = 3 }
  :: d_step { phase == 3 && ref == 0 -> phase = 4; mapped = false }
  :: d_step { phase == 4 && NO_READER -> phase = 5 }
  :: d_step { phase == 5 -> register_pages() }
  od
}

active [M] proctype user() {
  byte me = _pid - 1;
  do
  :: d_step { pc[me] == 0 -> pc[me] = 1; at[me] = 0 }
#if N > 1
  :: d_step { pc[me] == 0 -> pc[me] = 1; at[me] = 1 }
#endif
#if N > 2
  :: d_step { pc[me] == 0 -> pc[me] = 1; at[me] = 2 }
#endif
  :: d_step { pc[me] == 1 && mapped && !dead -> pc[me] = 2; ref = ref + 1 }
  :: d_step { pc[me] == 1 && (!mapped || dead) -> pc[me] = 0; at[me] = 0 }
  :: d_step { pc[me] == 2 && refs[at[me]] > 0 -> pc[me] = 3; refs[at[me]] = refs[at[me]] + 1 }
  :: d_step { pc[me] == 2 && refs[at[me]] == 0 -> pc[me] = 0; at[me] = 0; ref = ref - 1 }
  :: d_step { pc[me] == 3 -> pc[me] = 4; ref = ref - 1 }
  :: d_step { pc[me] == 4 -> pc[me] = 5 }
  :: d_step { pc[me] == 5 -> assert(mapped); pc[me] = 4 }
  :: d_step { pc[me] == 4 -> put_page(at[me]); pc[me] = 0; at[me] = 0 }
  od
}
