import type { Step } from '$engine/trace';
import { madeAt } from '$replay/made-at';
import type { Addresses } from './addresses';
import type { Fail } from './content-error';
import type { Named } from './named';
import type { Made, StepLink } from './page';

/** The step that makes a value; a given is made by none. */
export function stepThatMakes({ trace, network, value, ref }: Named, fail: Fail): Step {
	if (ref < trace.givens) return fail(`${value.id} is given in ${network}: no step makes it`);
	return trace.steps[ref - trace.givens];
}

/** A step of a pass as a block of a page names it, with the link that opens it. */
export function madeIn(named: Named, addresses: Addresses, fail: Fail): Made {
	const { network, value } = named;
	const { equation } = stepThatMakes(named, fail);
	const step = linkTo(named, addresses);
	const what = equation ? `${equation} in ${network}` : network;
	return { network, makes: value.id, step: { ...step, text: `${what}, ${step.text}` } };
}

/** A link to the step that makes a value: `step 9`. */
export function linkTo({ network, trace, ref }: Named, addresses: Addresses): StepLink {
	const cursor = madeAt(trace, ref);
	return { address: addresses.step(network, cursor), text: `step ${cursor}` };
}
