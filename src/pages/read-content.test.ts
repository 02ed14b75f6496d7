import { describe, expect, test } from 'vitest';
import { ContentError } from './content-error';
import type { Block, Equation } from './page';
import { readContent } from './read-content';
import { contentFiles } from './testing/content-files';

/** A small site: one station, one word, and the two pages that must be there. */
const small = {
	'/content/equations.md': '---\ntitle: The path\nsummary: All of it.\n---\n\nFirst words.\n',
	'/content/question.md':
		'---\ntitle: The question\nsummary: Stuck.\nnetwork: 784-30-10\n---\n\n::ledger{}\n',
	'/content/glossary/outer-product.md':
		'---\nterm: Outer product\nalso: [outer products]\n---\n\nA column times a row, $a\\,b^{\\mathsf T}$.\n'
};
const FIELDS = ['order: 1', "title: 'A station'", 'summary: One sentence.', 'network: 3-2'];

/** A station with these lines below its fields; the first of them is line 7 of the file. */
function station(body: string, fields: readonly string[] = FIELDS): Record<string, string> {
	const text = ['---', ...fields, '---', ...body.split('\n')].join('\n');
	return { ...small, '/content/equations/a.md': `${text}\n` };
}

function read(body: string, fields?: readonly string[]) {
	return readContent(station(body, fields), '').path[0];
}

/** What the build says. */
function fault(files: Record<string, string>): string {
	try {
		readContent(files, '');
	} catch (error) {
		expect(error).toBeInstanceOf(ContentError);
		return (error as ContentError).message;
	}
	return 'no fault was found';
}

/** The names of an equation's terms, and their shapes. */
const shapesOf = (equation: Equation | null) =>
	equation!.terms.map(({ name, shapes }) => [name, ...shapes.map((shape) => shape?.text)]);

const htmlOf = (blocks: readonly Block[]) =>
	blocks.map((block) => (block.kind === 'html' ? block.html : `<${block.kind}>`)).join('');

describe('the content of this site', () => {
	const content = readContent(contentFiles(), '');

	test('has the six equations, each about a step, in a path that has one order', () => {
		const slugs = content.path.map(({ slug }) => slug);
		for (const n of [1, 2, 3, 4, 5, 6]) expect(slugs).toContain(`eq${n}`);
		for (const { slug, equation } of content.path) {
			if (/^eq\d$/.test(slug)) expect(equation).not.toBeNull();
		}
		const orders = content.path.map(({ order }) => order);
		expect(orders).toEqual([...new Set(orders)].sort((a, b) => a - b));
	});

	test('leaves no braces and no directive in the words', () => {
		const pages = [content.opening, content.question, ...content.path];
		for (const { blocks } of pages) {
			expect(htmlOf(blocks)).not.toMatch(/\{\{|\}\}(?![^<]*<\/annotation>)|\uE000|::/);
		}
	});
});

describe('readContent', () => {
	test('puts numbers and shapes where they are named', () => {
		const html = htmlOf(
			read('$h_2$ is {{a0[1]}}, {{3-3-2:shape W1}}, {{alpha}}, `{{shape W1}}`').blocks
		);
		expect(html).toContain(
			'<span class="number activation" data-ref="a0" data-row="1" data-col="0" data-value="0.1">0.1</span>'
		);
		// A comma stays with what it follows.
		const kept = ['3×3,', '0.5,'].map((text) => `<span class="kept">${text}</span>`);
		expect(html).toContain(`${kept.join(' ')} <code>2×3</code>`);
	});

	test('keeps the numbers of another network apart from those of the page’s own', () => {
		const html = htmlOf(read('{{3-3-2:W2[1][0]}}').blocks);
		expect(html).toContain('data-network="3-3-2" data-of="W2 1 0" data-value="0.2">0.2<');
		expect(html).not.toContain('data-ref');
	});

	test('hooks the values of a formula, and lets it be copied as plain TeX', () => {
		const html = htmlOf(read('$$\n\\of{z1}{z} = \\of{W1}{W}\\,h\n$$').blocks);
		expect(html).toContain('data-whole="z1"');
		expect(html).toMatch(/class="enclosing weight" data-whole="W1"|data-whole="W1"/);
		expect(html).toContain('application/x-tex">z = W\\,h</annotation>');
		expect(html).toContain('<math');
	});

	test('numbers in a formula are TeX: a minus is a sign, a power of ten a power', () => {
		const html = htmlOf(read('$x = {{delta1[0]}}$').blocks);
		expect(html).toMatch(/x-tex">x = \{-0\.1025\}<\/annotation>/);
	});

	test('makes links to steps and to pages under the path that the site is served under', () => {
		const files = station(
			':step[go]{makes=dE_da0} :step[far]{makes=W2_T network=784-30-10} :step[bridge]{makes=delta1 network=3-3-2} :step[given]{makes=W1} [Q](/question) [S](/#3-3-2) [out](https://example.org/)'
		);
		const html = htmlOf(readContent(files, '/base').path[0].blocks);
		expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
			'/base/#at=9',
			'/base/mnist/#seed=1&#x26;at=11',
			'/base/#3-3-2&#x26;at=13',
			'/base/',
			'/base/question/',
			'/base/#3-3-2',
			'https://example.org/'
		]);
	});

	test('names its sections by their words, and links lead to them from any page', () => {
		const files = {
			...station(
				'[here](/equations/a#σ-of-what) [there](/question#rows-or-columns)\n\n## σ′ of what?'
			),
			'/content/question.md': `${small['/content/question.md']}\n## Rows, or columns?\n`
		};
		const { path, question } = readContent(files, '/base');
		expect(htmlOf(path[0].blocks)).toBe(
			'<p><a href="/base/equations/a/#%CF%83-of-what">here</a> <a href="/base/question/#rows-or-columns">there</a></p>\n<h2 id="σ-of-what">σ′ of what?</h2>'
		);
		expect(htmlOf(question.blocks)).toContain('<h2 id="rows-or-columns">Rows, or columns?</h2>');
	});

	test('lists its sections where it is asked for them', () => {
		const html = htmlOf(read('::contents{}\n\n## One *word*\n\n### Below\n\n## Two').blocks);
		expect(html).toContain(
			'<ul>\n<li><a href="#one-word">One <em>word</em></a></li>\n<li><a href="#two">Two</a></li>\n</ul>\n<h2 id="one-word">'
		);
	});

	test('opens words of the glossary by any of their names, once per page', () => {
		const { blocks, terms } = read(
			':term[outer product] :term[Outer Products] :term[such products]{of="outer product"}'
		);
		expect(htmlOf(blocks)).toContain(
			'<button type="button" class="term" popovertarget="term-outer-product">such products</button>'
		);
		expect(terms.map(({ id, term }) => [id, term])).toEqual([
			['term-outer-product', 'Outer product']
		]);
		expect(terms[0].text).toContain('<math');
	});

	test('lets the keyboard scroll code', () => {
		expect(htmlOf(read('```python\nz = W @ h  # {{shape W1}}\n```').blocks)).toBe(
			'<pre tabindex="0" role="group" aria-label="Code"><code class="language-python">z = W @ h  # 2×3\n</code></pre>'
		);
	});

	test('parts a page at what has a line of its own', () => {
		const { blocks } = read(
			'One.\n\n::figure{makes=z1}\n\nTwo.\n\n:::slip[A *name*]\n\nThree.\n\n::cell{makes=z1 row=1}\n\n:::'
		);
		expect(blocks.map(({ kind }) => kind)).toEqual(['html', 'figure', 'html', 'slip']);
		const [, figure, , slip] = blocks;
		expect(figure).toMatchObject({
			network: '3-2',
			makes: 'z1',
			step: { address: '/#at=1', text: 'EQ3 in 3-2, step 1' }
		});
		expect(slip).toMatchObject({ name: 'A <em>name</em>' });
		expect(slip.kind === 'slip' && slip.blocks.map(({ kind }) => kind)).toEqual(['html', 'cell']);
	});

	test('names the terms of an equation in every network of its page', () => {
		const { equation } = read('Words.', [
			...FIELDS,
			'makes: z1',
			'also: { 3-3-2: z2, 784-30-10: z1 }'
		]);
		expect(equation!.formula).toContain('data-whole="W1"');
		expect(equation!.networks.map(({ network, text }) => [network, text])).toEqual([
			['3-2', 'step 1'],
			['3-3-2', 'step 3'],
			['784-30-10', 'step 1']
		]);
		expect(shapesOf(equation)).toEqual([
			['z', '2 × 1', 'z², 2 × 1', 'z¹, 30 × 1'],
			['W', '2 × 3', 'W², 2 × 3', 'W¹, 30 × 784'],
			['h', '3 × 1', '3 × 1', 'a⁰, 784 × 1'],
			['b¹', undefined, undefined, '30 × 1']
		]);
	});

	test('says of a term what is true in every network, and of each network which layer it is there', () => {
		const { equation } = read('Words.', [
			...FIELDS,
			'makes: dE_da0',
			'also: { 3-3-2: dE_da1, 784-30-10: dE_da1 }'
		]);
		const [made, weights] = equation!.terms;
		expect(made.meaning).toBe('how far E moves when a value of a layer is nudged');
		expect(made.shapes.map((shape) => shape!.layer)).toEqual([
			'the inputs',
			'the hidden layer',
			'the hidden layer'
		]);
		expect(weights.shapes.map((shape) => shape!.layer)).toEqual(['', '', '']);
	});

	test('lists a factor that is turned as it stands in the equation', () => {
		const { equation } = read('Words.', [
			...FIELDS,
			'makes: dE_dW1',
			'also: { 784-30-10: dE_dW1 }'
		]);
		expect(shapesOf(equation)).toEqual([
			['∂E/∂W', '2 × 3', '∂E/∂W¹, 30 × 784'],
			['∂E/∂z', '2 × 1', 'δ¹, 30 × 1'],
			['hᵀ', '1 × 3', '(a⁰)ᵀ, 1 × 784']
		]);
		expect(equation!.terms[2].meaning).toBe('the inputs, laid down as a row');
	});

	test('has its networks from small to large, and its own names for the terms', () => {
		const { equation } = read('Words.', [
			...FIELDS.slice(0, 3),
			'network: 3-3-2',
			'makes: W2_new',
			'also: { 784-30-10: W2_new, 3-2: W1_new }'
		]);
		expect(equation!.networks.map(({ network }) => network)).toEqual(['3-2', '3-3-2', '784-30-10']);
		expect(shapesOf(equation)[0]).toEqual(['new W²', 'new W, 2 × 3', '2 × 3', '10 × 30']);
	});

	test('tells two errors of one equation apart by their layers', () => {
		const { equation } = read('Words.', [...FIELDS.slice(0, 3), 'network: 3-3-2', 'makes: delta1']);
		const meaningOf = (name: string) => equation!.terms.find((term) => term.name === name)!.meaning;
		expect(meaningOf('δ¹')).toContain('each hidden neuron');
		expect(meaningOf('δ²')).toContain('each output');
	});

	test('lists the terms of EQ1 from the left, and a product after its factors', () => {
		const { equation } = read('Words.', [...FIELDS.slice(0, 3), 'network: 3-3-2', 'makes: delta1']);
		const names = equation!.terms.map(({ name }) => name);
		expect(names).toEqual(['δ¹', '(W²)ᵀ', 'δ²', '∂E/∂h', 'σ′(z¹)']);
	});
});

describe('what is wrong is said with file and line', () => {
	test.each<[string, string, string]>([
		['broken TeX', 'Line 7.\n\nAnd $\\frac{1}$', '9: the formula is broken: '],
		['broken TeX in a display', '$$\na\n+ \\nosuch\n$$', '9: the formula is broken: '],
		['an unknown value', '{{z7[0]}}', '7: there is no value z7 in 3-2'],
		['one of another network', '{{3-3-2:dE_da0[0]}}', '7: there is no value dE_da0 in 3-3-2'],
		['an unknown value in a formula', '$\\of{dE_da7}{x}$', '7: there is no value dE_da7 in 3-2'],
		['an unknown network', '{{3-4:z1[0]}}', '7: there is no network 3-4, but'],
		['no such number', '{{z1[2]}}', '7: z1 is 2×1: it has no [2][0], counted from 0'],
		['no number said', '{{z1}}', '7: z1 is 2×1: {{z1}} does not say which number of it'],
		['no grammar', 'a\nb {{z 1}}', '7: {{z 1}} is neither a number of a value nor a shape'],
		['a dead link', 'See [it](/equations/eq9).', '7: there is no page /equations/eq9'],
		['a link without a path', '[it](eq9)', '7: there is no page eq9'],
		['a hash that means nothing', '[it](/#at=x)', '7: / has no place #at=x'],
		['a section that is not there', '[it](/question#x)', '7: /question has no place #x'],
		['one of another page', '## X\n\n[it](/question#x)', '9: /question has no place #x'],
		['two headings of one name', '## X\n\n## x', '9: “x” is a heading already'],
		['contents with an attribute', '::contents{of=all}', '7: contents has no of=…'],
		['a figure of a given', '\n\n::figure{makes=W1}', '9: W1 is given in 3-2: no step makes it'],
		['a figure of nothing', '::figure{makes=q}', '7: there is no value q in 3-2'],
		['a figure without a value', '::figure{}', '7: figure needs makes=…'],
		['an unknown attribute', '::figure{makes=z1 size=2}', '7: figure has no size=…'],
		['an unknown directive', '::picture{makes=z1}', '7: there is no ::picture'],
		['an unknown word of a directive', 'so :that', '7: there is no :that'],
		['an unknown box', ':::tip[x]\ny\n:::', '7: there is no :::tip'],
		['a slip without a name', ':::slip\n\ny\n\n:::', '7: a slip needs a name'],
		['a figure in a list', '- ::figure{makes=z1}', '7: this belongs on a line of its own'],
		['a step that is none', ':step[go]{makes=nowhere}', '7: there is no value nowhere in 3-2'],
		['an unknown term', ':term[tensor product]', '7: the glossary has no term “tensor product”'],
		['HTML', 'a\n\n<b>b</b>', '9: these pages have no HTML of their own'],
		['a cell that is not there', '::cell{makes=z1 row=5}', '7: z1 is 2×1: it has no [5][0]'],
		['a row that is none', '::cell{makes=z1 row=x}', '7: x is no row and no column'],
		['too much to write out', '::elements{makes=z1 network=784-30-10}', '7: z1 of 784-30-10 is'],
		['half a product', '::attempt{product="W1"}', '7: W1 is no product'],
		['a product of nothing', '::attempt{product="W1 q"}', '7: there is no value q in 3-2'],
		[
			'a comparison with what does not come out',
			'::attempt{product="W1 delta1" instead=dE_da0}',
			'7: W1 delta1 gives nothing that could stand beside dE_da0'
		],
		['a broken \\of', '$\\of{z1}z$', '7: \\of is written \\of{W1}{W}'],
		['an open brace', '$\\of{z1}{z$', '7: the braces of \\of{z1} do not close']
	])('%s', (_, body, message) => {
		expect(fault(station(body))).toContain(`content/equations/a.md:${message}`);
	});

	test.each<[string, string[], string]>([
		['a missing field', FIELDS.slice(0, 3), '1: the field network is missing'],
		['an empty field', [...FIELDS.slice(0, 2), "summary: ''", FIELDS[3]], '4: the field summary'],
		['an unknown field', [...FIELDS, 'colour: red'], '6: the field colour cannot be'],
		['an order that is none', ['order: one', ...FIELDS.slice(1)], '2: the field order cannot be'],
		['no YAML', ['order: 1', "title: 'A", ...FIELDS.slice(2)], '5: its fields are not YAML'],
		[
			'a network that is none',
			[...FIELDS.slice(0, 3), 'network: 2-2'],
			'5: there is no network 2-2'
		],
		['a value that is none', [...FIELDS, 'makes: z9'], '6: there is no value z9 in 3-2'],
		['a given', [...FIELDS, 'makes: W1'], '6: W1 is given in 3-2'],
		[
			'another step',
			[...FIELDS, 'makes: z1', 'also: { 3-3-2: a1 }'],
			'6: a1 of 3-3-2 is not made as'
		]
	])('%s in the fields', (_, fields, message) => {
		expect(fault(station('Words.', fields))).toContain(`content/equations/a.md:${message}`);
	});

	test('two stations in one place, two words of one name, a page that is missing', () => {
		const one = station('Words.');
		const twice = { ...one, '/content/equations/b.md': one['/content/equations/a.md'] };
		expect(fault(twice)).toBe('content/equations/b.md:2: a has the order 1 too');
		const word = small['/content/glossary/outer-product.md'];
		expect(fault({ ...one, '/content/glossary/p.md': word })).toMatch(
			/^content\/glossary\/p\.md:2: “Outer product” is in the glossary already$/
		);
		expect(fault({ '/content/equations.md': small['/content/equations.md'] })).toBe(
			'content/question.md:1: there is no such file'
		);
	});

	test('numbers and other words inside the glossary', () => {
		const glossary = (text: string) => ({
			...station('Words.'),
			'/content/glossary/x.md': `---\nterm: x\n---\n\n${text}\n`
		});
		expect(fault(glossary('{{z1[0]}}'))).toBe(
			'content/glossary/x.md:5: no network is named here, so {{z1[0]}} is nothing'
		);
		expect(fault(glossary(':term[outer product]'))).toMatch(/^content\/glossary\/x\.md:5: a word/);
		expect(fault(glossary('::figure{makes=z1}'))).toMatch(/^content\/glossary\/x\.md:5: this page/);
	});
});
