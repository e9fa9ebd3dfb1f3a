using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Ui.Lists;

/// <content>Which records an address asks for, and how many: not more of them than somebody needs to know.</content>
public abstract partial class ListOf<TRecord, TRow>
{
    public sealed override async Task<IReadOnlyList<Guid>> IdsAsync(ListScope scope, int most, CancellationToken ct)
    {
        if (Records is not { } records) return [];
        await BeginAsync(scope, ct);
        var found = Found(scope);
        if (IsShort(scope) || !IsQuery(found))
        {
            var rows = IsShort(scope) ? await ShortAsync(found, scope, ct) : Ordered(found, scope).Select(Row(scope));
            return [.. rows.Take(most).AsEnumerable().Select(records.Id)];
        }

        return await Ordered(found, scope).Select(r => EF.Property<Guid>(r, "Id")).Take(most).ToListAsync(ct);
    }

    public sealed override async Task<int> CountAsync(ListScope scope, int most, CancellationToken ct)
    {
        await BeginAsync(scope, ct);
        var found = Found(scope);
        if (IsShort(scope)) return (await ShortAsync(found, scope, ct)).Take(most).Count();
        return IsQuery(found) ? await found.Take(most).CountAsync(ct) : found.Take(most).Count();
    }
}
