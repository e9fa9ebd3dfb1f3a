namespace ErpCrm.Finance.Purchasing.Bills;

/// <summary>An account of the chart that a line can be booked on.</summary>
/// <param name="Name">Code and name, in the reader's language.</param>
internal sealed record BillAccount(Guid Id, string Name);

/// <summary>The accounts that bills are booked on. The books stand above this room and answer.</summary>
internal interface IBillAccounts
{
    /// <summary>Costs and assets that take lines, in the order of their codes.</summary>
    /// <param name="besides">One that is offered although it is not for new lines any more.</param>
    Task<IReadOnlyList<BillAccount>> OfferedAsync(IReadOnlyCollection<Guid> besides, CancellationToken ct);

    /// <summary>Names of some of them.</summary>
    Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct);
}

/// <summary>The days on which something may be posted. The books stand above this room and answer.</summary>
internal interface IOpenDays
{
    /// <summary>The day itself, or the first open one after it.</summary>
    Task<DateOnly> FirstOpenAsync(DateOnly day, CancellationToken ct);
}
