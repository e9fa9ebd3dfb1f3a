using System.Globalization;
using ErpCrm.Crm.Text;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
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

    private HashSet<string> NamesOf(string name)
    {
        if (_names.TryGetValue(name, out var known)) return known;
        var reading = CultureInfo.CurrentUICulture;
        var names = new HashSet<string> { SearchText.Fold(name) };
        foreach (var culture in Cultures.All)
        {
            CultureInfo.CurrentUICulture = culture;
            names.Add(SearchText.Fold(texts[name].Value));
        }

        CultureInfo.CurrentUICulture = reading;
        return _names[name] = names;
    }
}
