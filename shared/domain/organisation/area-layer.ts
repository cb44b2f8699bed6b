import { forbid } from '../dossier/forbid.ts';
import { type ActContext, type Machine, textOf } from '../dossier/machine.ts';
import { keepers, registerMachine } from '../dossier/register-machine.ts';
import { areaLayerRule } from '../profile/organisation-rules.ts';

const clauses = ['ZS-11-2-3', 'ZG-7-4', 'AK-7.2-2'];

const fields = [
  { key: 'partyBuilding', zh: '党建', en: 'Party building' },
  { key: 'socialSecurity', zh: '社会治安', en: 'Public order' },
  { key: 'comprehensiveGovernance', zh: '综治', en: 'Comprehensive governance' },
  { key: 'emergency', zh: '应急', en: 'Emergency' },
  { key: 'socialAssistance', zh: '社会救助', en: 'Social assistance' },
  { key: 'otherLayer', zh: '其他', en: 'Other' },
];
const bases = [
  { key: 'lawProvidesOtherwise', zh: '法律法规另有规定', en: 'Law provides otherwise' },
  { key: 'specialRequirement', zh: '特殊要求', en: 'Special requirement' },
  { key: 'noBasis', zh: '无', en: 'None' },
];

/** The exception this text allows, with the words that carry it. */
function excepted(c: ActContext): boolean {
  const { exception } = areaLayerRule(c.context.rules.profile);
  const stated = textOf(c.data, 'basis');
  const cited = textOf(c.data, 'citation') !== '';
  return exception === null ? stated !== 'noBasis' && cited : stated === exception && cited;
}

/** Areas a department draws beside the grids: refused without the exception the text knows, warned of where it is silent (C30). */
export const areaLayer: Machine = registerMachine({
  key: 'areaLayer',
  letters: 'TC',
  zh: '部门区域图层',
  en: 'Area layers',
  group: 'grid',
  clauses,
  readers: [...keepers, 'administrator', 'supervisor'],
  roles: [...keepers, 'administrator', 'liaison'],
  title: (data) => textOf(data, 'layerName'),
  fields: [
    { key: 'layerName', zh: '图层名称', en: 'Layer', type: 'line' },
    { key: 'layerField', zh: '领域', en: 'Field', type: 'choice', options: fields },
    { key: 'layerOwner', zh: '提出单位', en: 'Drawn by', type: 'line' },
    { key: 'basis', zh: '依据类型', en: 'Basis', type: 'choice', options: bases },
    { key: 'citation', zh: '依据（法律条款或要求原文）', en: 'Citation', type: 'text', optional: true },
  ],
  guard: (c) => {
    const rule = areaLayerRule(c.context.rules.profile);
    if (excepted(c) || rule.without === 'warn') return null;
    const law = rule.exception === 'lawProvidesOtherwise';
    return forbid(
      'areaLayer.register',
      rule.clause,
      `不得另行划分网格：${law ? '须注明法律法规依据' : '须写明特殊要求'}，否则请选用现有网格。`,
      `No other grids: ${law ? 'cite the law' : 'state the special requirement'}, else use the grids there are.`,
    );
  },
  warns: (c) =>
    excepted(c)
      ? []
      : [
          {
            code: 'layer-without-basis',
            clause: null,
            zh: '没有写明依据：各部门宜使用同一套网格。',
            en: 'No basis is given: departments should use one set of grids.',
          },
        ],
});
