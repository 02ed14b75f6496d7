import { at, tensor, toRows, transposed, type Tensor } from '$engine/tensor';
import { label, neuronLabel, type Letters } from '$notation/label';
import { places } from '$notation/number';
import { roleOf } from '$notation/role';
import { isSame } from '$replay/forgotten-transpose';
import { notAligned, notBroadcast, type Shape } from '$replay/numpy-errors';
import type { NetworkId } from '$state/networks';
import type { Fail } from './content-error';
import { valueNamed, type Named } from './named';
import type { AttemptBlock, Compared, Join } from './page';

/** So many numbers of what came out are shown, and so many rows compared. */
const MOST_SHOWN = 12;
const MOST_COMPARED = 6;

interface Factor {
	readonly name: string;
	readonly tensor: Tensor;
}

/** What comes of a product as it is written, factor by factor from the left, as NumPy takes it. */
export function attempt(
	network: NetworkId,
	product: string,
	instead: string | undefined,
	fail: Fail
): AttemptBlock {
	const [first, ...others] = factors(network, product, fail);
	const joins: Join[] = [];
	let made: Factor | null = first;
	for (const { sign, ...right } of others) {
		if (!made) break;
		const tensor: Tensor | null = multiplied(made.tensor, sign, right.tensor);
		joins.push(join(made, sign, right, tensor));
		const name: string = nameOf(made.name, sign, right.name);
		made = tensor && { name, tensor };
	}
	const named = instead === undefined ? null : valueNamed(network, instead, fail);
	if (named && !made) return fail(`${product} gives nothing that could stand beside ${instead}`);
	return {
		kind: 'attempt',
		network,
		name: others.reduce((name, { sign, ...right }) => nameOf(name, sign, right.name), first.name),
		joins,
		error: made ? null : errorOf(joins.at(-1)!),
		numbers: made && size(made.tensor) <= MOST_SHOWN ? toRows(made.tensor) : null,
		...comparison(made, named)
	};
}

function factors(
	network: NetworkId,
	product: string,
	fail: Fail
): (Factor & { sign: Join['sign'] })[] {
	const read: (Factor & { sign: Join['sign'] })[] = [];
	let sign: Join['sign'] = '·';
	for (const word of product.trim().split(/\s+/)) {
		if (word === '*') {
			sign = '⊙';
			continue;
		}
		const [, id, turned] = /^(\w+?)(\.T)?$/.exec(word) ?? fail(`${word} is no factor`);
		const { value, letters } = valueNamed(network, id, fail);
		const name = label(value, letters);
		read.push({
			sign,
			name: turned ? `${/[⁰-⁹¹²³]|\/|ᵀ/.test(name) ? `(${name})` : name}ᵀ` : name,
			tensor: turned ? transposed(value.tensor) : value.tensor
		});
		sign = '·';
	}
	if (read.length < 2) return fail(`${product} is no product`);
	return read;
}

function nameOf(left: string, sign: Join['sign'], right: string): string {
	return sign === '·' ? `${left} ${right}` : `${left} ⊙ ${right}`;
}

/** What comes out; null when the shapes do not fit. */
function multiplied(left: Tensor, sign: Join['sign'], right: Tensor): Tensor | null {
	if (sign === '·') {
		if (left.cols !== right.rows) return null;
		return filled(left.rows, right.cols, (row, col) => {
			let sum = -0;
			for (let k = 0; k < left.cols; k++) sum += at(left, row, k) * at(right, k, col);
			return sum;
		});
	}
	const rows = repeated(left.rows, right.rows);
	const cols = repeated(left.cols, right.cols);
	if (rows === null || cols === null) return null;
	const near = (t: Tensor, row: number, col: number) =>
		at(t, Math.min(row, t.rows - 1), Math.min(col, t.cols - 1));
	return filled(rows, cols, (row, col) => near(left, row, col) * near(right, row, col));
}

/** How long two lengths are together when NumPy repeats what is 1 long; null when they do not fit. */
function repeated(one: number, other: number): number | null {
	return one === other || one === 1 || other === 1 ? Math.max(one, other) : null;
}

function filled(rows: number, cols: number, number: (row: number, col: number) => number): Tensor {
	const data = Float64Array.from({ length: rows * cols }, (_, k) =>
		number(Math.floor(k / cols), k % cols)
	);
	return tensor(rows, cols, data);
}

function join(left: Factor, sign: Join['sign'], right: Factor, made: Tensor | null): Join {
	const [one, other] = [left, right].map(({ name, tensor: { rows, cols } }) => ({
		name,
		rows,
		cols
	}));
	return {
		left: one,
		sign,
		right: other,
		result: made && [made.rows, made.cols],
		spread: sign === '⊙' && made !== null && size(left.tensor) + size(right.tensor) < 2 * size(made)
	};
}

function errorOf({ left, sign, right }: Join): string {
	const shapes: [Shape, Shape] = [
		[left.rows, left.cols],
		[right.rows, right.cols]
	];
	return sign === '·' ? notAligned(...shapes) : notBroadcast(...shapes);
}

type Comparison = Pick<AttemptBlock, 'instead' | 'compared' | 'unlisted' | 'differing'>;

/** What came out beside the value that it should have been. */
function comparison(made: Factor | null, named: Named | null): Comparison {
	if (!made || !named) return { instead: null, compared: [], unlisted: 0, differing: 0 };
	const { value, letters } = named;
	const { rows, cols } = value.tensor;
	const instead = { name: label(value, letters), role: roleOf(value.symbol), rows, cols };
	if (made.tensor.rows !== rows || made.tensor.cols !== cols) {
		return { instead, compared: [], unlisted: 0, differing: 0 };
	}
	const all = Array.from({ length: rows * cols }, (_, k) =>
		compared(made.tensor, named, Math.floor(k / cols), k % cols)
	);
	return {
		instead,
		compared: all.slice(0, MOST_COMPARED),
		unlisted: Math.max(0, all.length - MOST_COMPARED),
		differing: all.filter(({ wrong, right }) => !isSame(wrong, right)).length
	};
}

function compared(made: Tensor, { value, letters }: Named, row: number, col: number): Compared {
	return {
		place: placeName(value, row, col, letters),
		wrong: at(made, row, col),
		right: at(value.tensor, row, col)
	};
}

/** What a row of a column is called: the neuron that it belongs to. */
function placeName({ layer, tensor }: Named['value'], row: number, col: number, letters: Letters) {
	return tensor.cols === 1 ? neuronLabel(layer, row, letters) : places(row, col);
}

function size({ rows, cols }: Tensor): number {
	return rows * cols;
}
