import { toRows, transposed, type Tensor } from '$engine/tensor';
import { shownLabel } from '$notation/label';
import { formatNumber } from '$notation/number';
import { notAligned, notBroadcast, type Raised, type Shape } from '$replay/numpy-errors';
import type { NetworkId } from '$state/networks';
import { compare } from './compare';
import type { Fail } from './content-error';
import { valueNamed } from './named';
import { multiplied, type Sign } from './numpy-product';
import type { AttemptBlock, Join } from './page';

/** So many numbers of what came out are shown. */
const MOST_SHOWN = 12;

/** A product so far: what it is called, and what came out. */
interface Made {
	readonly name: string;
	readonly tensor: Tensor;
}

interface Factor extends Made {
	/** The sign before it. */
	readonly sign: Sign;
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
	let made: Made = first;
	for (const factor of others) {
		const name = `${made.name}${factor.sign === '⊙' ? ' ⊙ ' : ' '}${factor.name}`;
		const tensor = multiplied(made.tensor, factor.sign, factor.tensor);
		joins.push(join(name, made.tensor, factor, tensor));
		if (!tensor) {
			if (instead) return fail(`${product} gives nothing that could stand beside ${instead}`);
			return { ...nothing, network, joins, error: errorOf(joins.at(-1)!) };
		}
		made = { name, tensor };
	}
	const named = instead === undefined ? null : valueNamed(network, instead, fail);
	const compared = named && compare(made, named);
	return {
		...nothing,
		network,
		joins,
		...compared,
		numbers: compared?.beside ? [] : shownNumbers(made.tensor)
	};
}

const nothing = { kind: 'attempt', error: null, numbers: [], beside: null, verdict: '' } as const;

function factors(network: NetworkId, product: string, fail: Fail): Factor[] {
	const read: Factor[] = [];
	let sign: Sign = '·';
	for (const word of product.trim().split(/\s+/)) {
		if (word === '*') {
			sign = '⊙';
			continue;
		}
		const [, id, turned] = /^(\w+?)(\.T)?$/.exec(word) ?? fail(`${word} is no factor`);
		const { value, letters } = valueNamed(network, id, fail);
		read.push({
			sign,
			name: shownLabel(value, turned !== undefined, letters),
			tensor: turned ? transposed(value.tensor) : value.tensor
		});
		sign = '·';
	}
	if (read.length < 2) return fail(`${product} is no product`);
	return read;
}

function join(name: string, left: Tensor, { sign, tensor: right }: Factor, made: Tensor | null) {
	return {
		name,
		sign,
		left: shape(left),
		right: shape(right),
		outcome: sign === '·' ? '' : outcome(left, right, made),
		fits: made !== null
	};
}

function outcome(left: Tensor, right: Tensor, made: Tensor | null): string {
	if (!made) return 'not the same shape';
	const result = `= ${made.rows} × ${made.cols}`;
	const isSpread = left.rows !== right.rows || left.cols !== right.cols;
	return isSpread ? `${result}: NumPy repeats numbers until the shapes fit` : result;
}

function errorOf({ sign, left, right }: Join): Raised {
	return sign === '·' ? notAligned(left, right) : notBroadcast(left, right);
}

function shownNumbers(made: Tensor): string[][] {
	if (made.rows * made.cols > MOST_SHOWN) return [];
	return toRows(made).map((row) => row.map(formatNumber));
}

function shape({ rows, cols }: Tensor): Shape {
	return [rows, cols];
}
