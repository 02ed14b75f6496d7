import type { Name } from '$engine/trace';
import { activationLetter, type Lettering } from './lettering';
import { places, subscript, superscript } from './number';

/** What a label depends on besides the value's name. */
export interface Letters {
	readonly lettering: Lettering;
	/** The number of layers with weights. */
	readonly L: number;
}

/** A value's symbol as plain text: `z`, `W²`, `∂E/∂h`, `(W²)ᵀ`. */
export function label({ symbol, layer }: Name, { lettering, L }: Letters): string {
	const number = lettering === 'single' ? '' : superscript(layer);
	const letter = activationLetter(lettering, layer, L);
	const a = letter === 'a' ? `a${number}` : letter;
	switch (symbol) {
		case 'W':
		case 'b':
		case 'z':
			return symbol + number;
		case 't':
		case 'E':
			return symbol;
		case 'a':
			return a;
		case 'delta':
			return lettering === 'single' ? '∂E/∂z' : `δ${number}`;
		case 'sigmaPrime':
			return lettering === 'single' ? '∂o/∂z' : `σ′(z${number})`;
		case 'dE_da':
			return `∂E/∂${a}`;
		case 'dE_dW':
		case 'dE_db':
			return `∂E/∂${symbol[4]}${number}`;
		case 'dE_dW_rest':
		case 'dE_db_rest':
			return `Σ∂E/∂${symbol[4]}${number}`;
		case 'dE_dW_mean':
		case 'dE_db_mean':
			return `∂Ē/∂${symbol[4]}${number}`;
		case 'W_T':
			return number ? `(W${number})ᵀ` : 'Wᵀ';
		case 'W_new':
		case 'b_new':
			return `new ${symbol[0]}${number}`;
	}
}

/** The same of a value that may be turned: `hᵀ`, `(a¹)ᵀ`. */
export function shownLabel(value: Name, turned: boolean, letters: Letters): string {
	const name = label(value, letters);
	return turned ? `${name.length > 1 ? `(${name})` : name}ᵀ` : name;
}

/** A neuron's name: the letter of its activation and its number from 1, `h₂`; `a¹₂` where letters carry layers. */
export function neuronLabel(layer: number, row: number, letters: Letters): string {
	return label({ symbol: 'a', layer }, letters) + subscript(row + 1);
}

/**
 * The name of the weight in (row, col) of W^layer, both from 0: one layer of weights is numbered
 * down the columns, w₁ … w₆, as in the source; else the row and the column stand below, w²₁₃.
 */
export function weightLabel(
	layer: number,
	[row, col]: readonly [number, number],
	rows: number,
	{ lettering }: Letters
): string {
	if (lettering === 'single') return `w${subscript(col * rows + row + 1)}`;
	return `w${superscript(layer)}${places(row, col)}`;
}
