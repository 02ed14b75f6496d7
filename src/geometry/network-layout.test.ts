import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bandCorners, BOX, networkLayout, weightPlace, type LayerPlace } from './network-layout';

const size = fc.oneof(
	fc.integer({ min: 1, max: 12 }),
	fc.integer({ min: 1, max: 200 }),
	fc.constantFrom(784, 10_000)
);
/** Usual networks, and some as deep as a document may have them. */
const anyLayers = fc.oneof(
	{ weight: 4, arbitrary: fc.array(size, { minLength: 2, maxLength: 6 }) },
	{ weight: 1, arbitrary: fc.array(size, { minLength: 7, maxLength: 101 }) }
);

const SLACK = 1e-9;

describe('the layers of any network', () => {
	test('stand from left to right, apart from each other, from one side of the box to the other', () => {
		fc.assert(
			fc.property(anyLayers, (layers) => {
				const places = networkLayout(layers);
				expect(places).toHaveLength(layers.length);
				expect(places[0].left).toBeCloseTo(0, 6);
				expect(places.at(-1)!.right).toBeCloseTo(BOX.width, 6);
				places.slice(1).forEach((place, k) => {
					expect(place.left).toBeGreaterThan(places[k].right);
				});
				for (const { left, right, top, bottom } of places) {
					expect(right).toBeGreaterThan(left);
					expect(bottom).toBeGreaterThan(top);
					expect(top).toBeGreaterThanOrEqual(0);
					expect(bottom).toBeLessThanOrEqual(BOX.height);
				}
			})
		);
	});

	test('have a place for every neuron, or none for any', () => {
		fc.assert(
			fc.property(anyLayers, (layers) => {
				networkLayout(layers).forEach(({ form, neurons }, l) => {
					const each = form !== 'picture' && form !== 'block';
					expect(neurons).toHaveLength(each ? layers[l] : 0);
				});
			})
		);
	});

	test('have their neurons inside, and no two circles meet', () => {
		const meet = (p: LayerPlace, one: number, other: number) => {
			const [a, b] = [p.neurons[one], p.neurons[other]];
			return Math.hypot(a.x - b.x, a.y - b.y) < 2 * p.radius - SLACK;
		};
		fc.assert(
			fc.property(anyLayers, (layers) => {
				for (const place of networkLayout(layers)) {
					const { form, left, right, top, bottom, neurons, radius } = place;
					const across = form === 'bars' ? 0 : radius;
					neurons.forEach(({ x, y }, k) => {
						expect(radius).toBeGreaterThan(0);
						expect(x - across).toBeGreaterThanOrEqual(left - SLACK);
						expect(x + across).toBeLessThanOrEqual(right + SLACK);
						expect(y - radius).toBeGreaterThanOrEqual(top - SLACK);
						expect(y + radius).toBeLessThanOrEqual(bottom + SLACK);
						for (let other = 0; other < k; other++) expect(meet(place, k, other)).toBe(false);
					});
				}
			}),
			{ numRuns: 40 }
		);
	});

	test('are joined by bands that lie between them', () => {
		fc.assert(
			fc.property(anyLayers, (layers) => {
				const places = networkLayout(layers);
				places.slice(1).forEach((to, k) => {
					const from = places[k];
					const xs = bandCorners(from, to)
						.split(' ')
						.map((corner) => Number(corner.split(',')[0]));
					const [topLeft, topRight, bottomRight, bottomLeft] = xs;
					expect(topLeft).toBe(bottomLeft);
					expect(topRight).toBe(bottomRight);
					expect(topLeft).toBeGreaterThan(from.right);
					expect(topLeft).toBeLessThan(topRight);
					expect(topRight).toBeLessThan(to.left);
				});
			})
		);
	});
});

describe('the networks of the page', () => {
	const forms = (...layers: number[]) => networkLayout(layers).map(({ form }) => form);

	test('have circles for a few neurons; else the picture, dots and bars', () => {
		expect(forms(3, 2)).toEqual(['neurons', 'neurons']);
		expect(forms(3, 3, 2)).toEqual(['neurons', 'neurons', 'neurons']);
		expect(forms(784, 30, 10)).toEqual(['picture', 'dots', 'bars']);
		expect(forms(784, 500, 10)).toEqual(['picture', 'block', 'bars']);
	});

	test('show their input as a square picture', () => {
		const [{ left, right, top, bottom }] = networkLayout([784, 30, 10]);
		expect(bottom - top).toBeCloseTo(right - left, 9);
	});

	test.each([[[3, 2]], [[3, 3, 2]]])('keep the numbers on the edges of %j apart', (layers) => {
		const places = networkLayout(layers);
		places.slice(1).forEach((to, k) => {
			const labels = to.neurons.flatMap((end) =>
				places[k].neurons.map((start) => weightPlace(start, end))
			);
			labels.forEach((one, j) => {
				for (const other of labels.slice(j + 1)) {
					const apart = Math.abs(one.y - other.y) >= 14 || Math.abs(one.x - other.x) >= 40;
					expect(apart, `${JSON.stringify(one)} and ${JSON.stringify(other)}`).toBe(true);
				}
			});
		});
	});

	test('keep the numbers between the two layers, each on its edge', () => {
		const point = fc.record({
			x: fc.double({ min: 0, max: 150, noNaN: true }),
			y: fc.double({ min: 0, max: 384, noNaN: true })
		});
		fc.assert(
			fc.property(point, point, (from, end) => {
				const to = { x: end.x + 200, y: end.y };
				const { x, y } = weightPlace(from, to);
				const share = (x - from.x) / (to.x - from.x);
				expect(share).toBeGreaterThan(0.2);
				expect(share).toBeLessThan(0.8);
				expect(y).toBeCloseTo(from.y + share * (to.y - from.y), 6);
			})
		);
	});
});
