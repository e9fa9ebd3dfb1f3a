namespace ErpCrm.Finance.Treasury.Expenses;

/// <summary>What an expense is told by.</summary>
internal enum ExpenseKind
{
    Receipt,

    /// <summary>Kilometres driven with a car of one's own.</summary>
    Mileage,

    /// <summary>Days of a journey.</summary>
    PerDiem,
}
