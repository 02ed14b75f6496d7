import type { ValueSymbol } from '$engine/trace';

const OTHERS = 'a sum over the other images of the batch, each in a pass of its own';

const names: Partial<Record<ValueSymbol, string>> = {
	a: 'an input',
	t: 'a target',
	W: 'a weight',
	b: 'a bias',
	dE_dW_rest: OTHERS,
	dE_db_rest: OTHERS
};

/** What kind of given a number is, as a sentence has it. */
export function givenName({ symbol }: { readonly symbol: ValueSymbol }): string {
	return names[symbol] ?? 'a number';
}
