using ErpCrm.Finance.BankAccounts;

namespace ErpCrm.Finance.Treasury.Banking;

/// <summary>An account of the chart that lines can be posted on.</summary>
/// <param name="Name">Code and name, in the reader's language.</param>
internal sealed record CodingAccount(Guid Id, string Name);

/// <summary>What the bank asks of the books. They stand above this room and answer.</summary>
internal interface IBankBooks
{
    /// <summary>The last day that is closed to daily work.</summary>
    Task<DateOnly?> ClosedUntilAsync(CancellationToken ct);

    /// <summary>The day itself, or the first open one after it.</summary>
    Task<DateOnly> FirstOpenAsync(DateOnly day, CancellationToken ct);

    /// <summary>What is on each bank account at the end of a day, in its currency.</summary>
    Task<IReadOnlyDictionary<Guid, decimal>> BalancesAsync(DateOnly on, CancellationToken ct);

    /// <summary>What was on it at the beginning of a day: what the books begin with on that day is counted.</summary>
    Task<decimal> BalanceBeforeAsync(BankAccount account, DateOnly day, CancellationToken ct);

    /// <summary>
    /// From the day on statements say what moved: money that was recorded by hand since then goes in transit. Adds
    /// journals to the context; the caller saves.
    /// </summary>
    /// <param name="before">The day from which it was so already.</param>
    Task BeginStatementsAsync(BankAccount account, DateOnly from, DateOnly? before, CancellationToken ct);

    /// <summary>Accounts that lines can be posted on, in the order of their codes.</summary>
    Task<IReadOnlyList<CodingAccount>> AccountsAsync(CancellationToken ct);

    /// <summary>Names of accounts, whether or not anything can be posted on them.</summary>
    Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>Cost centres that can be chosen.</summary>
    Task<IReadOnlyList<CodingAccount>> CostCentresAsync(CancellationToken ct);
}
