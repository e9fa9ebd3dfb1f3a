namespace ErpCrm.Finance.Purchasing.Bills;

internal enum BillKind
{
    Bill,

    /// <summary>What a supplier credits us: it can be used for its bills, or paid back.</summary>
    CreditNote,
}

internal enum BillState
{
    Draft,

    /// <summary>Handed in: somebody is asked first.</summary>
    Waiting,

    SentBack,

    /// <summary>In the books: owed, or settled.</summary>
    Posted,

    /// <summary>It was a mistake: taken out of the books again.</summary>
    Voided,
}

/// <summary>Where a bill came from.</summary>
internal enum BillOrigin
{
    Typed,
    ElectronicInvoice,
    RecurringBill,

    /// <summary>Owed from before: the books begin with it.</summary>
    CarriedOver,
}

