using System.Runtime.CompilerServices;
using ErpCrm.Platform.Copies;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Platform.Checking;

/// <summary>A module's copies of the users.</summary>
internal sealed class CopiedUsers<TContext>(TContext db) : IRecords
    where TContext : DbContext
{
    public string Kind => "user";

    public string Holder => $"{typeof(TContext).Name}.Users";

    public bool IsSource => false;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var user in db.Set<UserCopy>().AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            yield return RecordState.Of(user.Id, ("Name", user.Name), ("Email", user.Email), ("Role", user.Role),
                ("IsActive", user.IsActive));
    }
}

/// <summary>A module's copies of the exchange rates.</summary>
public sealed class CopiedExchangeRates<TContext>(TContext db) : IRecords
    where TContext : DbContext
{
    public string Kind => "exchange rate";

    public string Holder => $"{typeof(TContext).Name}.ExchangeRateCopies";

    public bool IsSource => false;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var rate in db.Set<ExchangeRateCopy>().AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            yield return RecordState.Of(rate.Id, ("Currency", rate.Currency), ("ValidFrom", rate.ValidFrom),
                ("Rate", rate.Rate));
    }
}
