import type { OpName, ValueSymbol } from '$engine/trace';
import { activationLetter } from './lettering';
import { roleOf, type Role } from './role';
import type { StepContext } from './step-context';

/** Wraps a term's TeX: with hooks for the page, or not at all for the copy that people take away. */
export type Mark = (term: string, role: Role, tex: string) => string;

/** Leaves TeX as it is. */
export const unmarked: Mark = (_term, _role, tex) => tex;

/** Stands for layer `step's layer + offset` in a template; the page puts the number in. */
export function hole(offset: -1 | 0 | 1): string {
	return { [-1]: '{below}', 0: '{layer}', 1: '{above}' }[offset];
}

interface Writer {
	/** A value's symbol, `offset` layers away from the step's own, without any mark. */
	bare(symbol: ValueSymbol, offset?: -1 | 0 | 1): string;
	/** The same as the operand (or `result`) called `term`, marked. */
	term(term: string, symbol: ValueSymbol, offset?: -1 | 0 | 1): string;
	mark: Mark;
}

/** The TeX of every operation, by name: one without it does not compile. */
const formulas: { readonly [K in OpName]: (context: StepContext, writer: Writer) => string } = {
	affine: ({ biased }, { term }) =>
		`${term('result', 'z')} = ${term('W', 'W')}\\,${term('a', 'a', -1)}` +
		(biased ? ` + ${term('b', 'b')}` : ''),

	activate({ activation }, { term, bare }) {
		const z = term('z', 'z');
		const inverse = `e^{-${bare('z')}}`;
		const definition = {
			sigmoid: `\\sigma(${z}) = \\frac{1}{1 + ${inverse}}`,
			tanh: `\\tanh(${z})`,
			relu: `\\max(0,\\, ${z})`,
			identity: z,
			softmax: `\\operatorname{softmax}(${z}) = \\frac{e^{${bare('z')}}}{\\sum e^{${bare('z')}}}`
		}[activation];
		return `${term('result', 'a')} = ${definition}`;
	},

	cost({ cost }, { term }) {
		const o = term('o', 'a');
		const t = term('t', 't');
		const definition = {
			'half-squared-error': `\\tfrac{1}{2} \\sum (${o} - ${t})^2`,
			'mean-squared-error': `\\tfrac{1}{N} \\sum (${o} - ${t})^2`,
			'binary-cross-entropy': `-\\sum \\bigl[\\,${t} \\ln ${o} + (1 - ${t}) \\ln (1 - ${o})\\,\\bigr]`,
			'cross-entropy': `-\\sum ${t} \\ln ${o}`
		}[cost];
		return `${term('result', 'E')} = ${definition}`;
	},

	costPrime({ cost }, { term, bare }) {
		const difference = `${term('o', 'a')} - ${term('t', 't')}`;
		const definition = {
			'half-squared-error': difference,
			'mean-squared-error': `\\tfrac{2}{N} (${difference})`,
			'binary-cross-entropy': `\\frac{${difference}}{${bare('a')} (1 - ${bare('a')})}`,
			// With softmax this derivative is never taken alone: softmaxDelta is both in one.
			'cross-entropy': `-\\frac{${term('t', 't')}}{${term('o', 'a')}}`
		}[cost];
		return `${term('result', 'dE_da')} = ${definition}`;
	},

	activatePrime({ activation, lettering }, { term, bare }) {
		const a = term('a', 'a');
		const definition = {
			sigmoid: `${a} \\odot (1 - ${a})`,
			tanh: `1 - ${a} \\odot ${bare('a')}`,
			relu: `[\\,${term('z', 'z')} > 0\\,]`,
			identity: '1',
			softmax: `\\frac{\\partial ${bare('a')}}{\\partial ${bare('z')}}`
		}[activation];
		const name = term('result', 'sigmaPrime');
		return lettering === 'single'
			? `${name} = \\sigma'(${bare('z')}) = ${definition}`
			: `${name} = ${definition}`;
	},

	hadamard({ layer, L }, { term, mark }) {
		const v = term('v', 'sigmaPrime');
		const u =
			layer === L
				? term('u', 'dE_da')
				: mark('u', 'error', `${term('uM', 'W_T', 1)}\\,${term('uv', 'delta', 1)}`);
		return `${term('result', 'delta')} = ${u} \\odot ${v}`;
	},

	softmaxDelta: (_, { term }) =>
		`${term('result', 'delta')} = ${term('o', 'a')} - ${term('t', 't')}`,

	outer: (_, { term, bare, mark }) =>
		`${term('result', 'dE_dW')} = ${term('delta', 'delta')}\\,` +
		mark('a', 'activation', transposedTex(bare('a', -1))),

	biasGradient: (_, { term }) => `${term('result', 'dE_db')} = ${term('delta', 'delta')}`,

	transpose: (_, { bare, mark }) =>
		`${mark('result', 'weight', `${bare('W_T', 1)}_{\\,k j}`)} = ${mark('W', 'weight', `${bare('W', 1)}_{\\,j k}`)}`,

	matvec: (_, { term }) =>
		`${term('result', 'dE_da')} = ${term('M', 'W_T', 1)}\\,${term('v', 'delta', 1)}`,

	batchMean: ({ parameter }, { term }) =>
		`${term('result', `dE_d${parameter}_mean`)} = \\tfrac{1}{m} \\bigl( ` +
		`${term('g', `dE_d${parameter}`)} + ${term('rest', `dE_d${parameter}_rest`)} \\bigr)`,

	descend({ parameter, averaged, shrinks }, { term }) {
		const gradient = `dE_d${parameter}${averaged ? '_mean' : ''}` as const;
		return (
			`${term('result', parameter)} \\leftarrow ` +
			(shrinks ? '\\bigl(1 - \\tfrac{\\alpha\\lambda}{n}\\bigr)\\,' : '') +
			`${term('p', parameter)} - \\alpha\\,${term('g', gradient)}`
		);
	}
};

/** A step's equation in TeX, with holes for layer numbers. */
export function formulaTex(op: OpName, context: StepContext, mark: Mark = unmarked): string {
	const bare = (symbol: ValueSymbol, offset: -1 | 0 | 1 = 0) => symbolTex(symbol, offset, context);
	const term = (name: string, symbol: ValueSymbol, offset: -1 | 0 | 1 = 0) =>
		mark(name, roleOf(symbol), bare(symbol, offset));
	return formulas[op](context, { bare, term, mark });
}

function symbolTex(symbol: ValueSymbol, offset: -1 | 0 | 1, context: StepContext): string {
	const { lettering, layer, L } = context;
	const single = lettering === 'single';
	const numbered = (letter: string) => (single ? letter : `${letter}^{${hole(offset)}}`);
	const letter = activationLetter(lettering, layer + offset, L);
	const a = letter === 'a' ? numbered('a') : letter;
	const derivative = (below: string, E = 'E') => `\\frac{\\partial ${E}}{\\partial ${below}}`;
	switch (symbol) {
		case 'W':
		case 'b':
		case 'z':
			return numbered(symbol);
		case 't':
		case 'E':
			return symbol;
		case 'a':
			return a;
		case 'delta':
			return single ? derivative('z') : numbered('\\delta');
		case 'sigmaPrime':
			return single ? '\\frac{\\partial o}{\\partial z}' : `\\sigma'(${numbered('z')})`;
		case 'dE_da':
			return derivative(a);
		case 'dE_dW':
		case 'dE_db':
			return derivative(numbered(symbol[4]));
		case 'dE_dW_rest':
		case 'dE_db_rest':
			return `\\smash{\\sum_{\\text{others}}} ${derivative(numbered(symbol[4]))}`;
		case 'dE_dW_mean':
		case 'dE_db_mean':
			return derivative(numbered(symbol[4]), '\\bar E');
		case 'W_T':
			return transposedTex(numbered('W'));
		case 'W_new':
		case 'b_new':
			return numbered(symbol[0]);
	}
}

/** A letter that carries a layer number needs brackets before the T. */
function transposedTex(tex: string): string {
	return `${tex.includes('^') ? `(${tex})` : tex}^{\\mathsf T}`;
}
