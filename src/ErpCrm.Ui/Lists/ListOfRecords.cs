using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Ui.Lists;

/// <content>The rows of given records, for whoever has found them by other means.</content>
public abstract partial class ListOf<TRecord, TRow>
{
    /// <summary>An address under which the list leaves nothing out: its tab that narrows nothing.</summary>
    internal ListQuery WholeQuery =>
        ListQuery.Empty.With((TabKey, Tabs.FirstOrDefault(tab => tab.Narrow is null)?.Value));

    internal Task PrepareWholeAsync(ListScope scope, CancellationToken ct) => BeginAsync(scope, ct);

    /// <summary>Those in which every word stands, as the box above the list finds them.</summary>
    internal IQueryable<TRecord> Matching(IQueryable<TRecord> records, string words, ListScope scope) =>
        Search is null
            ? records
            : SearchText.Words(words).Aggregate(records, (found, word) => found.Where(Search(scope, word)));

    internal async Task<IReadOnlyDictionary<Guid, TRow>> RowsOfAsync(
        IReadOnlyCollection<Guid> ids, ListScope scope, CancellationToken ct)
    {
        var found = await Visible(scope).Where(r => EF.Parameter(ids).Contains(EF.Property<Guid>(r, "Id")))
            .Select(Known.Of(Row(scope))).ToListAsync(ct);
        var whole = await WithMoreAsync([.. found.Select(f => f.Row)], scope, ct);
        return found.Zip(whole).ToDictionary(pair => pair.First.Id, pair => pair.Second);
    }
}
