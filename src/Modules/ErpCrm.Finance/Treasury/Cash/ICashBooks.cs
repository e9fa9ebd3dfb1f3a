namespace ErpCrm.Finance.Treasury.Cash;

/// <summary>Money as the books know it: they stand above this room and answer.</summary>
internal interface ICashBooks
{
    /// <summary>By currency, at the end of a day: what is on bank accounts and in cash boxes, and what was recorded by
    /// hand since the last statement.</summary>
    Task<IReadOnlyDictionary<string, decimal>> OnHandAsync(DateOnly on, CancellationToken ct);
}
