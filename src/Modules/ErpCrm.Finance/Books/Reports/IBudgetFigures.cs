namespace ErpCrm.Finance.Books.Reports;

/// <summary>What was planned, as reports compare it.</summary>
internal interface IBudgetFigures
{
    /// <summary>Amounts in base currency, positive on the usual side of the account; nothing where nothing is
    /// planned.</summary>
    /// <param name="from">First day of the first month.</param>
    /// <param name="to">A day of the last month.</param>
    /// <param name="costCentreId">Null for all together.</param>
    /// <returns>By account and first day of the month.</returns>
    Task<IReadOnlyDictionary<(Guid AccountId, DateOnly Month), decimal>> ReadAsync(
        DateOnly from, DateOnly to, Guid? costCentreId, CancellationToken ct);
}
