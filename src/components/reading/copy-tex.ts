const FORMULA = 'katex';

/** Puts what is selected on the clipboard, its formulas as TeX: `$…$` in a sentence, `$$…$$` by themselves. */
export function copyTex(event: ClipboardEvent) {
	const selection = getSelection();
	if (!selection?.rangeCount || selection.isCollapsed) return;
	const range = selection.getRangeAt(0).cloneRange();
	takeWhole(range);
	const copy = document.createElement('div');
	copy.append(range.cloneContents());
	const formulas = [...copy.getElementsByClassName(FORMULA)];
	if (formulas.length === 0) return;
	for (const formula of formulas) formula.replaceWith(texOf(formula));
	// Only what stands in the page has lines and paragraphs.
	document.body.append(copy);
	event.clipboardData!.setData('text/plain', copy.innerText);
	copy.remove();
	event.preventDefault();
}

/** Part of a formula is no TeX: one that the range begins or ends in belongs to it. */
function takeWhole(range: Range) {
	const first = formulaAround(range.startContainer);
	const last = formulaAround(range.endContainer);
	if (first) range.setStartBefore(first);
	if (!last) return;
	const part = range.cloneRange();
	part.setStartBefore(last);
	// Three clicks take a paragraph, up to where the next begins: not the formula that stands there.
	if (`${part}`) range.setEndAfter(last);
	else range.setEndBefore(last);
}

function formulaAround(node: Node): Element | null {
	return (node instanceof Element ? node : node.parentElement)!.closest(`.${FORMULA}`);
}

function texOf(formula: Element): string {
	const [math] = formula.getElementsByTagName('math');
	const [tex] = formula.getElementsByTagName('annotation');
	const sign = math.hasAttribute('display') ? '$$' : '$';
	return sign + tex.textContent + sign;
}
