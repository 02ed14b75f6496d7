import type { Ref } from '$engine/trace';
import { formulaTerms } from '$notation/formula-terms';
import { label } from '$notation/label';
import { roleOf } from '$notation/role';
import { valueMeaning } from '$notation/value-meaning';
import type { Addresses } from './addresses';
import type { Fail } from './content-error';
import { stepFormula } from './formula-html';
import { linkTo, madeIn, stepThatMakes } from './made';
import type { Named } from './named';
import type { Equation, TermRow, TermShape } from './page';

/** The equation of the step that makes a value, with its terms there and in other networks. */
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
	return {
		...madeIn(named, addresses, fail),
		formula: stepFormula(named, step),
		networks: all.map((one) => ({ network: one.network, ...linkTo(one, addresses) })),
		terms: termsOf(all, addresses, fail)
	};
}

/** The terms of a step by their names in the operation: what is made, then what is read in any of the networks. */
function termsOf(all: readonly Named[], addresses: Addresses, fail: Fail): TermRow[] {
	const refs = all.map((named) => {
		const step = stepThatMakes(named, fail);
		return new Map<string, Ref>([
			['result', step.result],
			...Object.entries(formulaTerms(named.trace, step))
		]);
	});
	const names = new Set(refs.flatMap((byName) => [...byName.keys()]));
	return [...names].map((name) => {
		const first = all.findIndex((_, k) => refs[k].has(name));
		const { trace, letters } = all[first];
		const value = trace.values[refs[first].get(name)!];
		return {
			id: value.id,
			name: label(value, letters),
			role: roleOf(value.symbol),
			meaning: valueMeaning(value, letters.L),
			shapes: all.map((named, k) => {
				const ref = refs[k].get(name);
				return ref === undefined ? null : termShape(named, ref, addresses);
			})
		};
	});
}

function termShape(named: Named, ref: Ref, addresses: Addresses): TermShape {
	const { trace, letters } = named;
	const value = trace.values[ref];
	const { rows, cols } = value.tensor;
	const isMade = ref >= trace.givens;
	return {
		name: label(value, letters),
		rows,
		cols,
		step: isMade ? linkTo({ ...named, ref, value }, addresses) : null
	};
}
