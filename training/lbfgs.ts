/** The loss at a point, with its slope written into `gradient`. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

const MEMORY = 10;
const SLOPE_ENOUGH = 1e-4;
/** Armijo's condition: the part of the promised descent that a step has to keep. */
const KEPT = 1e-4;

/**
 * Minimises a smooth convex function by L-BFGS (Nocedal and Wright, Numerical Optimization, algorithm 7.5) with a
 * backtracking line search; the same input always gives the same point.
 */
export function minimise(objective: Objective, size: number, mostSteps = 200): Float64Array {
  let point = new Float64Array(size);
  let gradient = new Float64Array(size);
  let loss = objective(point, gradient);
  const moves: { step: Float64Array; change: Float64Array; curvature: number }[] = [];
  for (let round = 0; round < mostSteps; round += 1) {
    const direction = descent(gradient, moves);
    const slope = dot(direction, gradient);
    if (!(slope < 0)) break;
    let length = moves.length === 0 ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient))) : 1;
    let next = new Float64Array(size);
    const nextGradient = new Float64Array(size);
    let nextLoss = Infinity;
    for (let tries = 0; tries < 40; tries += 1, length /= 2) {
      next = point.map((value, at) => value + length * (direction[at] ?? 0));
      nextLoss = objective(next, nextGradient);
      if (nextLoss <= loss + KEPT * length * slope) break;
    }
    if (!(nextLoss < loss)) break;
    const old = { point, gradient };
    const step = next.map((value, at) => value - (old.point[at] ?? 0));
    const change = nextGradient.map((value, at) => value - (old.gradient[at] ?? 0));
    const curvature = dot(step, change);
    if (curvature > 1e-12) moves.push({ step, change, curvature });
    if (moves.length > MEMORY) moves.shift();
    const gained = loss - nextLoss;
    point = next;
    gradient = nextGradient;
    loss = nextLoss;
    if (gained < SLOPE_ENOUGH * Math.max(1, Math.abs(loss)) * 0.01) break;
  }
  return point;
}

function descent(
  gradient: Float64Array,
  moves: readonly { step: Float64Array; change: Float64Array; curvature: number }[],
): Float64Array {
  const direction = gradient.map((value) => -value);
  const shares: number[] = [];
  for (const { step, change, curvature } of [...moves].reverse()) {
    const share = dot(step, direction) / curvature;
    shares.push(share);
    add(direction, change, -share);
  }
  const last = moves.at(-1);
  if (last !== undefined) {
    const scale = last.curvature / dot(last.change, last.change);
    for (let at = 0; at < direction.length; at += 1) direction[at] = (direction[at] ?? 0) * scale;
  }
  for (const { step, change, curvature } of moves) {
    const share = shares.pop() ?? 0;
    add(direction, step, share - dot(change, direction) / curvature);
  }
  return direction;
}

function add(to: Float64Array, vector: Float64Array, times: number): void {
  for (let at = 0; at < to.length; at += 1) to[at] = (to[at] ?? 0) + times * (vector[at] ?? 0);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
