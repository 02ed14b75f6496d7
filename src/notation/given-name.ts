import type { ValueSymbol } from '$engine/trace';

const names: Partial<Record<ValueSymbol, string>> = {
	a: 'an input',
	t: 'a target',
	W: 'a weight',
	b: 'a bias'
};

/** What kind of given a number is, as a sentence has it. */
export function givenName({ symbol }: { readonly symbol: ValueSymbol }): string {
	return names[symbol] ?? 'a number';
}
