/** A class's mark: ● ▲ ■ ◆, as an SVG path around the origin. Its radius is the circle's; the others look as large. */
export function markPath(label: number, radius: number): string {
  switch (label) {
    case 0:
      return `M${-radius} 0a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;
    case 1:
      return polygon(3, radius * 1.22, -90, radius * 0.1);
    case 2:
      return polygon(4, radius * 1.25, 45, 0);
    default:
      return polygon(4, radius * 1.28, 0, 0);
  }
}

/** Corners on a circle, the first at `start` degrees; `shift` moves it down so that it looks centred. */
function polygon(corners: number, radius: number, start: number, shift: number): string {
  const points = Array.from({ length: corners }, (_, corner) => {
    const angle = ((start + (corner * 360) / corners) * Math.PI) / 180;
    return `${(radius * Math.cos(angle)).toFixed(2)} ${(radius * Math.sin(angle) + shift).toFixed(2)}`;
  });
  return `M${points.join('L')}z`;
}
