type Point = readonly [x: number, y: number];

const RADIUS = 6;

/** A line through points with its corners rounded. */
export function roundedPath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `M${first.join(' ')}`;
  for (const [i, point] of rest.entries()) {
    const next = rest[i + 1];
    if (!next) {
      path += `L${point.join(' ')}`;
      continue;
    }
    path += `L${towards(point, points[i]!).join(' ')}Q${point.join(' ')} ${towards(point, next).join(' ')}`;
  }
  return path;
}

/** A little way from one point towards another. */
function towards([x, y]: Point, [toX, toY]: Point): Point {
  const length = Math.hypot(toX - x, toY - y);
  const part = length === 0 ? 0 : Math.min(RADIUS, length / 2) / length;
  return [x + (toX - x) * part, y + (toY - y) * part];
}
