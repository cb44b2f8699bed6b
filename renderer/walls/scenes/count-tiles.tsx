import { type State, states } from '../../../shared/domain/event/event.ts';
import { stateNames, type Words } from '../../../shared/domain/names.ts';
import { tileNames } from '../../../shared/wire/wall-plan.ts';
import { useWallContext } from '../frame/wall-context.ts';
import { countText } from '../frame/wall-numbers.ts';
import { waitingWords } from '../frame/wall-words.ts';

const shown: readonly State[] = states.filter((s) =>
  [
    'registered',
    'onSpot',
    'atVillage',
    'triage',
    'assigned',
    'inHandling',
    'jointHandling',
    'transferred',
    'handled',
  ].includes(s),
);
const bands: readonly Words[] = [
  { zh: '一天内', en: 'up to a day' },
  { zh: '一至三天', en: '1–3 days' },
  { zh: '三至七天', en: '3–7 days' },
  { zh: '七至三十天', en: '7–30 days' },
  { zh: '三十天以上', en: 'older' },
];

type Line = { readonly key: string; readonly name: string; readonly n: number };

function CountTile(props: {
  readonly title: Words;
  readonly area?: string | undefined;
  readonly lines: readonly Line[] | null;
}) {
  const { title, area, lines } = props;
  const { say, word, townName } = useWallContext();
  const most = Math.max(1, ...(lines ?? []).map(({ n }) => n));
  return (
    <section className="w-tile w-counts">
      <header className="w-tile-head">
        <h2>{say(title)}</h2>
        <span className="w-sub w-right">{area === undefined ? '' : townName(area)}</span>
      </header>
      <p className="w-note" hidden={lines !== null}>
        {say(waitingWords[word])}
      </p>
      <ol hidden={lines === null}>
        {(lines ?? []).map(({ key, name, n }) => (
          <li key={key}>
            <span className="ellipsis">{name}</span>
            <span className="w-hot-bar">
              <i style={{ width: `${(n / most) * 100}%` }} />
            </span>
            <b className="num">{countText(n)}</b>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** 各环节在途: whose turn it is. */
export function StagesTile() {
  const { view, language } = useWallContext();
  const open = new Map((view?.scenes?.stages ?? []).map((line) => [line.state, line.open]));
  const lines = shown.map((state) => ({ key: state, name: stateNames[state][language], n: open.get(state) ?? 0 }));
  return <CountTile title={tileNames.stages} lines={view?.scenes === undefined ? null : lines} />;
}

/** 在途时长: how long what is open has been. */
export function AgeTile({ area }: { readonly area: string | undefined }) {
  const { view, language } = useWallContext();
  const age = area === undefined ? view?.scenes?.age : view?.scenes?.inAreas.find((one) => one.area === area)?.age;
  const lines = bands.map((band, i) => ({ key: band.en, name: band[language], n: age?.[i] ?? 0 }));
  return <CountTile title={tileNames.age} area={area} lines={age === undefined ? null : lines} />;
}
