namespace ErpCrm.Ui.Lists;

/// <summary>The period that a list shows, its week or its year: of the address, otherwise the usual one. Links turn it.
/// It always holds, so there is nothing to clear.</summary>
/// <param name="of">Reads it; what the address says wrong is the usual one too.</param>
/// <param name="within">The records of the period; null where they were made for it.</param>
public sealed class PeriodFilter<TRecord, TPeriod>(
    string key, Func<ListScope, TPeriod> of,
    Func<IQueryable<TRecord>, TPeriod, IQueryable<TRecord>>? within = null) : ListFilter<TRecord>(key, null)
{
    public override bool Stays => true;

    public override bool IsSet(ListScope scope) => false;

    public override IQueryable<TRecord> Apply(IQueryable<TRecord> records, ListScope scope) =>
        within is null ? records : within(records, of(scope));

    public override Html Control(ListScope scope) => scope.Query[Key] is { } text
        ? Html.Of($"<input type=\"hidden\" name=\"{Key}\" value=\"{text}\">")
        : Html.Empty;
}
