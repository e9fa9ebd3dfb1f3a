using ErpCrm.Crm.Text;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Localization;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Stages;

/// <summary>Stages as people call them: built-in ones have a name in every language.</summary>
internal sealed class StageNames(IStringLocalizer<CrmText> texts)
{
    private readonly Dictionary<string, HashSet<string>> _names = [];

    public Stage? Find(IEnumerable<Stage> stages, string called)
    {
        var folded = SearchText.Fold(called.Trim());
        return stages.FirstOrDefault(stage => NamesOf(stage.Name).Contains(folded));
    }

    private HashSet<string> NamesOf(string name) => _names.TryGetValue(name, out var known)
        ? known
        : _names[name] = [.. texts.InAll(name).Select(SearchText.Fold)];
}
