import { transposed, type Tensor } from '$engine/tensor';
import type { Ref, Step, Value } from '$engine/trace';
import { formulaTerms } from '$notation/formula-terms';
import { shownLabel } from '$notation/label';
import { roleOf } from '$notation/role';
import { shownValues } from '$notation/shown-values';
import { layerOf, valueMeaning, type Layer } from '$notation/value-meaning';
import { builtIn } from '$state/networks';
import type { Addresses } from './addresses';
import type { Fail } from './content-error';
import { stepFormula } from './formula-html';
import { linkTo, madeIn, stepThatMakes } from './made';
import type { Named } from './named';
import type { Equation, TermRow, TermShape } from './page';

/** The equation of the step that makes a value, with its terms there and in other networks, the smallest network first. */
export function equation(
	named: Named,
	also: readonly Named[],
	addresses: Addresses,
	fail: Fail
): Equation {
	const step = stepThatMakes(named, fail);
	for (const other of also) {
		if (stepThatMakes(other, fail).op === step.op) continue;
		return fail(
			`${other.value.id} of ${other.network} is not made as ${named.value.id} of ${named.network} is`
		);
	}
	const all = [named, ...also];
	const columns = Object.keys(builtIn).flatMap((id) => all.filter(({ network }) => network === id));
	return {
		...madeIn(named, addresses, fail),
		formula: stepFormula(named, step),
		networks: columns.map((one) => ({ network: one.network, ...linkTo(one, addresses) })),
		terms: termsOf(columns, columns.indexOf(named), addresses, fail)
	};
}

/** A term of an equation in one of its networks. */
interface Term {
	readonly named: Named;
	readonly ref: Ref;
	readonly value: Value;
	readonly name: string;
	/** As it stands in the equation: itself, or turned into a row. */
	readonly tensor: Tensor;
	readonly turned: boolean;
	readonly layer: Exclude<Layer, 'any'>;
}

const layerNames = { input: 'the inputs', hidden: 'the hidden layer', output: 'the outputs' };

/**
 * The terms of a step in the order of its equation, what is made and then what is read in any of the
 * networks, by the names that they have in the page's `own`.
 */
function termsOf(all: readonly Named[], own: number, addresses: Addresses, fail: Fail): TermRow[] {
	const terms = all.map((named) => termsIn(named, stepThatMakes(named, fail)));
	const keys = new Set([terms[own], ...terms].flatMap((byKey) => [...byKey.keys()]));
	return [...keys].map((key) => {
		const everywhere = terms.map((byKey) => byKey.get(key));
		const present = everywhere.filter((term) => term !== undefined);
		const { value, name, turned } = everywhere[own] ?? present[0];
		const meaningIn = (layer: Layer) => valueMeaning(value.symbol, layer);
		const meanings = new Set(present.map(({ layer }) => meaningIn(layer)));
		const differs = meanings.size > 1;
		const meaning = differs ? meaningIn('any') : [...meanings][0];
		return {
			id: value.id,
			name,
			role: roleOf(value.symbol),
			meaning: turned ? `${meaning}, laid down as a row` : meaning,
			shapes: everywhere.map((term) =>
				term ? termShape(term, name, differs ? layerNames[term.layer] : '', addresses) : null
			)
		};
	});
}

/** The terms of a step, by their names in the operation. */
function termsIn(named: Named, step: Step): Map<string, Term> {
	const { trace, letters } = named;
	const isTurned = new Set(
		shownValues(trace, step, letters.lettering)
			.filter(({ turned }) => turned)
			.map(({ ref }) => ref)
	);
	const term = (ref: Ref): Term => {
		const value = trace.values[ref];
		const turned = isTurned.has(ref);
		return {
			named,
			ref,
			value,
			name: shownLabel(value, turned, letters),
			tensor: turned ? transposed(value.tensor) : value.tensor,
			turned,
			layer: layerOf(value, letters.L)
		};
	};
	return new Map(Object.entries(formulaTerms(trace, step)).map(([key, ref]) => [key, term(ref)]));
}

function termShape(
	{ named, ref, value, name, tensor: { rows, cols } }: Term,
	rowName: string,
	layer: string,
	addresses: Addresses
): TermShape {
	const isMade = ref >= named.trace.givens;
	return {
		text: `${name === rowName ? '' : `${name}, `}${rows} × ${cols}`,
		layer,
		step: isMade ? linkTo({ ...named, ref, value }, addresses) : null
	};
}
