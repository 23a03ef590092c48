import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import type { DesignCell, DesignRow, DesignTable } from '../../../src/explore/design-table-data.ts';
import type { SceneHead } from '../../../src/explore/scene-head.ts';
import { count } from '../../../src/report/text/count.ts';
import { letterOf } from '../../../src/report/debate/debate-columns.ts';
import type { OpenScene } from '../place.ts';

interface DesignsProps {
  readonly tables: readonly DesignTable[];
  readonly scenes: readonly SceneHead[];
  readonly open: OpenScene;
}

/** Designs against the same rules, and two of them side by side; a cell opens its run. */
export function Designs({ tables, scenes, open }: DesignsProps) {
  return (
    <section id="designs">
      <h2>Designs by rules</h2>
      <p class="note">
        A cell with a number opens the run of so many steps that breaks the rule; in brackets it
        holds on conditions, and opens the shortest run without one of them.
      </p>
      {tables.map((table) => (
        <Table key={table.system} {...{ table, scenes, open }} />
      ))}
    </section>
  );
}

interface TableProps {
  readonly table: DesignTable;
  readonly scenes: readonly SceneHead[];
  readonly open: OpenScene;
}

function Table({ table, scenes, open }: TableProps) {
  const { system, about, rules, everywhere, designs } = table;
  const opener = openerIn(scenes, open);
  return (
    <div class="designs">
      <h3>{system}</h3>
      <p class="note">{about}</p>
      <dl class="letters">
        {rules.map(({ id, sentence }, i) => (
          <div key={id} title={id}>
            <dt>{letterOf(i)}</dt>
            <dd>{sentence}</dd>
          </div>
        ))}
      </dl>
      <div class="matrix-frame">
        <table class="design-matrix">
          <thead>
            <tr>
              <th scope="col">Design</th>
              {rules.map(({ id, sentence }, i) => (
                <th scope="col" key={id} title={sentence}>
                  {letterOf(i)}
                </th>
              ))}
              <th scope="col" class="what">
                What it is
              </th>
            </tr>
          </thead>
          <tbody>
            {designs.map((design) => (
              <tr key={design.id}>
                <th scope="row">
                  <Name design={design} opener={opener} />
                </th>
                {design.cells.map((cell, i) => (
                  <td key={rules[i]!.id}>
                    <Cell
                      cell={cell}
                      of={`${design.id}, ${letterOf(i)}`}
                      run={opener(cell.scene, rules[i]!.id)}
                    />
                  </td>
                ))}
                <td class="what">{design.sentence}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {everywhere.length > 0 && (
        <details>
          <summary>No design breaks {count(everywhere.length, 'rules')}</summary>
          <ul>
            {everywhere.map(({ id, sentence }) => (
              <li key={id}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
      {designs.length > 1 && <Beside table={table} opener={opener} />}
    </div>
  );
}

/** Opens a scene, or its run for a rule; undefined where the page has none. */
type Opener = (scene: string | undefined, rule?: string) => (() => void) | undefined;

function openerIn(scenes: readonly SceneHead[], open: OpenScene): Opener {
  return (id, rule) => {
    const scene = scenes.find((one) => one.id === id);
    if (!scene) return undefined;
    if (rule === undefined) return () => open(scene);
    const run = scene.runs.findIndex((one) => one.rule.id === rule);
    return run < 0 ? undefined : () => open(scene, run);
  };
}

function Name({ design: { id, options, scene }, opener }: { design: DesignRow; opener: Opener }) {
  const open = opener(scene);
  return (
    <>
      {open ? (
        <button type="button" class="link" onClick={open}>
          {id}
        </button>
      ) : (
        id
      )}
      {options.length > 0 && <span class="size">{options.join(' ')}</span>}
    </>
  );
}

interface CellProps {
  readonly cell: DesignCell;
  /** What it is about, for who does not see where it stands. */
  readonly of: string;
  readonly run: (() => void) | undefined;
}

function Cell({ cell: { standing, sign, onCondition, otherwise, why }, of, run }: CellProps) {
  const look = lookOf(standing, onCondition, otherwise);
  const text = standing === 'holds' && !onCondition ? '✓' : sign.replace('x', '✗ ');
  const title = [standing, ...why].join('; ');
  if (!run)
    return (
      <span class={look} title={title}>
        <span aria-hidden="true">{text}</span>
        <span class="only-read">{standing}</span>
      </span>
    );
  return (
    <button
      type="button"
      class={`cell ${look}`}
      aria-label={`${text}: ${of}, ${title}, open its run`}
      title={title}
      onClick={run}
    >
      {text}
      {otherwise && '!'}
    </button>
  );
}

function lookOf(
  standing: DesignCell['standing'],
  onCondition: boolean,
  otherwise: boolean,
): string {
  if (otherwise || (standing === 'broken' && !onCondition)) return 'bad';
  if (onCondition || standing === 'undecided') return 'doubt';
  return standing === 'holds' ? 'good' : 'faint';
}

/** Two designs, rule by rule, with why each breaks what it breaks. */
function Beside({ table, opener }: { table: DesignTable; opener: Opener }) {
  const { rules, designs, system } = table;
  const [chosen, choose] = useState<readonly [number, number]>(() => [0, designs.length - 1]);
  const sides = chosen.map((i) => designs[i]!);
  return (
    <details class="designs-beside">
      <summary>Two designs side by side</summary>
      <div class="scroll">
        <table class="design-beside">
          <thead>
            <tr>
              {([0, 1] as const).map((side) => (
                <th scope="col" key={side}>
                  <select
                    aria-label={`Design ${side === 0 ? 'on the left' : 'on the right'} of ${system}`}
                    value={String(chosen[side])}
                    onChange={({ currentTarget }) => {
                      const value = Number(currentTarget.value);
                      choose(side === 0 ? [value, chosen[1]] : [chosen[0], value]);
                    }}
                  >
                    {designs.map(({ id }, i) => (
                      <option key={id} value={String(i)}>
                        {id}
                      </option>
                    ))}
                  </select>
                  <span class="size">{sides[side]!.sentence}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rules.map(({ id, sentence }, i) => {
              const [left, right] = sides.map(({ cells }) => cells[i]!);
              const differs = left!.sign === right!.sign ? '' : 'differs';
              return (
                <Fragment key={id}>
                  <tr class={differs}>
                    <th scope="rowgroup" colSpan={2}>
                      <strong>{letterOf(i)}</strong> {sentence}
                    </th>
                  </tr>
                  <tr class={differs}>
                    {sides.map((design, side) => {
                      const cell = design.cells[i]!;
                      return (
                        // The same design may stand on both sides.
                        <td key={`${side} ${design.id}`}>
                          <Cell
                            cell={cell}
                            of={`${design.id}, ${letterOf(i)}`}
                            run={opener(cell.scene, id)}
                          />
                          {cell.why.map((one) => (
                            <span class="size" key={one}>
                              {one}
                            </span>
                          ))}
                        </td>
                      );
                    })}
                  </tr>
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </div>
    </details>
  );
}
