// A table that a model can learn: whether somebody buys depends on minutes, pages and city, with some noise.
const CITIES = ['Abu Dhabi', 'Dubai', 'Al Ain', 'العين'];

/** Numbers from 0 to below 1 that are the same each time. */
function* chance(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    yield state / 4_294_967_296;
  }
}

/** A CSV file of so many visits. */
export function visits(rows: number): string {
  const next = chance(7);
  const draw = () => next.next().value;
  const lines = Array.from({ length: rows }, () => {
    const minutes = Math.round(draw() * 600) / 10;
    const pages = 1 + Math.floor(draw() * 20);
    const city = CITIES[Math.floor(draw() * CITIES.length)] ?? '';
    const score = minutes / 30 + pages / 10 + (city === 'Dubai' ? 1 : 0) + draw() * 1.2;
    const missing = draw() < 0.05;
    return [missing ? '' : minutes, pages, city, score > 2.6 ? 'yes' : 'no'].join(',');
  });
  return ['minutes,pages,city,bought', ...lines, ''].join('\n');
}
