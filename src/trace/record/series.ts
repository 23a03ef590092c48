const RELEASE = /^(\d+)\.(\d+)(?:[^\d].*)?$/;

/** The series of a kernel release: `6.12` of `6.12.117-amd64`; undefined for text that is no release. */
export function seriesOf(release: string): string | undefined {
  const [, major, minor] = RELEASE.exec(release) ?? [];
  return major === undefined ? undefined : `${major}.${minor}`;
}

/** Whether the release is the series `other` or a later one. */
export function isFrom(release: string, other: string): boolean {
  const [major = 0, minor = 0] = (seriesOf(release) ?? '').split('.').map(Number);
  const [otherMajor = 0, otherMinor = 0] = other.split('.').map(Number);
  return major > otherMajor || (major === otherMajor && minor >= otherMinor);
}
