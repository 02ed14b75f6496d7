import { describe, expect, test } from 'vitest';
import { at } from '$engine/tensor';
import { arithmetic } from '$notation/testing/arithmetic';
import { addresses } from './addresses';
import { elements } from './elements';
import { valueNamed } from './named';
import type { Block, Line } from './page';
import { readContent } from './read-content';
import { contentFiles } from './testing/content-files';

const fail = (what: string): never => {
	throw new Error(what);
};
const site = addresses('', new Map());

/** What a line comes to when its numbers are put in and it is read as arithmetic. */
function comesTo({ pieces }: Line): number {
	const tokens = pieces.flatMap((piece) => {
		if (typeof piece === 'string') return [piece];
		const token = { symbol: piece.name, number: piece.cell?.number ?? Number(piece.text) };
		return piece.raised ? ['^(−', token, ')'] : [token];
	});
	return arithmetic(tokens, () => NaN);
}

describe('elements', () => {
	test('writes an equation in names: the result first, then the operands as the equation has them', () => {
		const { matrices, closing } = elements(valueNamed('3-2', 'z1', fail), site, fail);
		const names = matrices.map(({ signs, rows }) => [
			signs,
			rows.map((row) => row.map(({ name }) => name))
		]);
		expect(names).toEqual([
			[[], [['z₁'], ['z₂']]],
			[
				['='],
				[
					['w₁', 'w₃', 'w₅'],
					['w₂', 'w₄', 'w₆']
				]
			],
			[['·'], [['h₁'], ['h₂'], ['h₃']]]
		]);
		expect(closing).toEqual([]);
	});

	test('says where the printed numbers do not give the printed result', () => {
		const lines = elements(valueNamed('3-3-2', 'dE_dW1', fail), site, fail).rows[2];
		const written = lines.map(({ pieces, sign, result }) => {
			const texts = pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text));
			return `${texts.join('')} ${sign} ${result.text}`;
		});
		expect(written).toEqual([
			'0.0109 · 0.8 = 0.0087',
			'0.0109 · 0.2 = 0.0022',
			'0.0109 · 0.5 ≈ 0.0054'
		]);
	});

	test('turns an operand that stands as a row', () => {
		const { matrices } = elements(valueNamed('3-2', 'dE_dW1', fail), site, fail);
		expect(matrices[2].name).toBe('hᵀ');
		expect(matrices[2].rows[0].map(({ name }) => name)).toEqual(['h₁', 'h₂', 'h₃']);
	});
});

describe('the element-wise forms of the content', () => {
	const { path } = readContent(contentFiles(), '');
	const all = path.flatMap(({ slug, blocks }) => blocks.map((block) => ({ slug, block })));
	const written = all.filter(
		(one): one is { slug: string; block: Extract<Block, { kind: 'elements' | 'cell' }> } =>
			one.block.kind === 'elements' || one.block.kind === 'cell'
	);

	test.each(written)(
		'$slug: $block.kind of $block.makes comes to the matrix result',
		({ block }) => {
			const { value } = valueNamed(block.network, block.makes, fail);
			const lines = block.kind === 'cell' ? [block.line] : block.rows.flat();
			for (const line of lines) {
				const { row, col, id } = line.result.cell!;
				expect(id).toBe(value.id);
				expect(comesTo(line)).toBeCloseTo(at(value.tensor, row, col), 14);
			}
			if (block.kind === 'elements') expect(lines).toHaveLength(value.tensor.data.length);
		}
	);

	test('are there for the equations', () => {
		expect(written.length).toBeGreaterThan(8);
	});
});
