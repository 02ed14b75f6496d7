import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { initialise } from '$engine/initialise';
import { learningStep } from '$engine/learning-step';
import { column, transposed } from '$engine/tensor';
import { operandRefs, type Step, type Trace } from '$engine/trace';
import { heatMapPlan } from './heat-map';
import { matrixForm } from './matrix-form';
import {
	budgetFor,
	NARROW_ROOM,
	operationLayout,
	type OperationLayout,
	type Room
} from './operation-layout';

interface Shape {
	readonly rows: number;
	readonly cols: number;
}

const projector: Room = { width: 786, height: 230, rem: 16 };
const phone: Room = { width: 358, height: 144, rem: 16 };

const pass = (layers: number[], biases: boolean, toInput: boolean) =>
	learningStep(
		initialise(
			{
				layers,
				activations: layers.slice(1).map(() => 'sigmoid'),
				cost: 'half-squared-error',
				learningRate: 0.5
			},
			{ how: 'scaled', seed: 1, biases }
		),
		{
			input: column(new Float64Array(layers[0])),
			target: column(new Float64Array(layers.at(-1)!))
		},
		{ toInput }
	);

const passes: Record<string, Trace> = {
	'3-2': pass([3, 2], false, true),
	'3-3-2': pass([3, 3, 2], false, false),
	'784-30-10': pass([784, 30, 10], true, false)
};

/** The matrices that the page writes for a step: its operands, its result at the end. */
function matricesOf({ values }: Trace, step: Step): Shape[] {
	const operands = operandRefs(step).map(([, ref]) => values[ref].tensor);
	const result = values[step.result].tensor;
	switch (step.op) {
		case 'outer':
			return [operands[0], transposed(operands[1]), result];
		case 'activatePrime':
			return [operands[1], operands[1], result];
		default:
			return [...operands, result];
	}
}

/** How wide and high a matrix comes out, in the page's pixels, by the styles of its numerals and its canvas. */
function extent({ rows, cols }: Shape, layout: OperationLayout, rem: number) {
	const form = matrixForm(rows, cols);
	if (form === 'numerals') {
		return {
			width: cols * (4.4 * layout.figures + 4) + 4 + 1.125 * rem,
			height: rows * layout.row + 3
		};
	}
	const { width, height, cell } = heatMapPlan(rows, cols, form, budgetFor(layout, form, cols));
	const frame = 7;
	const isColumn = cols === 1 && form === 'heat-map';
	const numbered = form === 'heat-map' && !isColumn;
	return {
		width: Math.max(
			width * cell[0] + frame + (numbered ? 1.375 * rem : 0),
			isColumn ? 6.5 * rem : 0
		),
		height: height * cell[1] + frame + (numbered ? 1.0625 * rem : 0)
	};
}

describe('every step of the networks of the page', () => {
	const all = Object.entries(passes).flatMap(([name, trace]) =>
		trace.steps.map((step, k) => ({ name, k, op: step.op, matrices: matricesOf(trace, step) }))
	);

	test.each(all)('$name, step $k, $op: fits a small projector’s room', ({ matrices }) => {
		const signs = matrices.length - 1;
		const { width, height, rem } = projector;
		const layout = operationLayout(matrices, signs, projector);
		const extents = matrices.map((matrix) => extent(matrix, layout, rem));
		const gaps = (matrices.length + signs - 1) * 0.875 * rem + signs * rem;
		expect(extents.reduce((sum, { width }) => sum + width, gaps)).toBeLessThanOrEqual(width);
		for (const each of extents) expect(each.height).toBeLessThanOrEqual(height - 2.5 * rem);
	});

	test.each(all)('$name, step $k, $op: fits a phone, a matrix a line', ({ matrices }) => {
		const layout = operationLayout(matrices, matrices.length - 1, phone);
		for (const matrix of matrices) {
			// Its sign stands before it.
			const { width } = extent(matrix, layout, phone.rem);
			expect(width + 1.875 * phone.rem).toBeLessThanOrEqual(phone.width);
		}
	});
});

describe('for any matrices', () => {
	const shape = fc.oneof(
		fc.record({ rows: fc.integer({ min: 1, max: 60 }), cols: fc.integer({ min: 1, max: 60 }) }),
		fc.constantFrom<Shape>({ rows: 784, cols: 1 }, { rows: 1, cols: 784 }, { rows: 30, cols: 784 })
	);
	const shapes = fc.array(shape, { minLength: 1, maxLength: 4 });
	const rem = fc.integer({ min: 16, max: 24 });
	const height = fc.integer({ min: 100, max: 900 });

	test('figures are at least seven eighths of the page’s type, and their rows hold them', () => {
		const width = fc.integer({ min: 200, max: 2000 });
		fc.assert(
			fc.property(shapes, width, height, rem, (shapes, width, height, rem) => {
				const { figures, row } = operationLayout(shapes, shapes.length, { width, height, rem });
				expect(figures).toBeGreaterThanOrEqual(0.875 * rem);
				expect(row).toBeGreaterThanOrEqual(figures);
			})
		);
	});

	const grown = fc
		.record({
			width: fc.integer({ min: NARROW_ROOM, max: 2000 }),
			height,
			rem,
			wider: fc.nat(400),
			higher: fc.nat(400)
		})
		.map(({ width, height, rem, wider, higher }) => ({
			small: { width, height, rem },
			large: { width: width + wider, height: height + higher, rem }
		}));

	test('a larger room is never crowded where the smaller was not', () => {
		fc.assert(
			fc.property(shapes, grown, (shapes, { small, large }) => {
				const { crowded } = operationLayout(shapes, shapes.length, small);
				if (!crowded) expect(operationLayout(shapes, shapes.length, large).crowded).toBe(false);
			})
		);
	});

	test('nothing becomes smaller when the room becomes larger, as long as what is numerals stays so', () => {
		fc.assert(
			fc.property(shapes, grown, (shapes, rooms) => {
				const small = operationLayout(shapes, shapes.length, rooms.small);
				const large = operationLayout(shapes, shapes.length, rooms.large);
				// Small matrices that find room to be numerals again take it from the rest.
				fc.pre(small.crowded === large.crowded && small.mostRows === large.mostRows);
				expect(large.figures).toBeGreaterThanOrEqual(small.figures);
				expect(large.row).toBeGreaterThanOrEqual(small.row);
				expect(large.picture.width).toBeGreaterThanOrEqual(small.picture.width);
				expect(large.map.height).toBeGreaterThanOrEqual(small.map.height);
				const maps = shapes.some(
					({ rows, cols }) => cols > 1 && matrixForm(rows, cols) !== 'numerals' && rows > 1
				);
				if (maps) expect(large.map.width).toBeGreaterThanOrEqual(small.map.width);
			})
		);
	});

	test('in a narrow room, where they stand one below the other, sizes do not depend on its height', () => {
		const width = fc.integer({ min: 200, max: NARROW_ROOM - 1 });
		fc.assert(
			fc.property(shapes, width, height, height, rem, (shapes, width, one, other, rem) => {
				const layouts = [one, other].map((height) =>
					operationLayout(shapes, shapes.length, { width, height, rem })
				);
				expect(layouts[0]).toEqual(layouts[1]);
			})
		);
	});
});
