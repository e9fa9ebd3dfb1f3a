namespace ErpCrm.Finance.Billing.Certificates;

/// <summary>What the certificate of an invoice says (domain-rules §30).</summary>
internal enum Verdict
{
    /// <summary>Every amount has delivered and approved work behind it.</summary>
    Matched,

    /// <summary>What has no work behind it was typed, taken off or given away openly, and stands on the document.
    /// </summary>
    Explained,

    /// <summary>Rows contradict what was issued or approved.</summary>
    Unexplained,
}

/// <summary>How rows contradict each other.</summary>
internal enum CertificateFault
{
    NotFrozen,
    ChainBroken,
    DocumentDiffers,
    LineDiffers,
    LineMissing,
    LineAdded,
    AllocationMissing,
    AllocationDiffers,
    AllocationAdded,
    DeliveryMissing,
    DeliveryDiffers,
    DeliveryUnbalanced,
    SourceMissing,
    SourceDiffers,
    PriceWithoutRate,
    CreditNoteDiffers,
}

/// <summary>What the figures of a fault are.</summary>
internal enum FaultMeasure
{
    None,
    Minutes,
    Pieces,
    Money,
    Rate,
}

/// <summary>A row that is not as it was issued or approved.</summary>
/// <param name="Table">Where the row is, or was.</param>
/// <param name="Subject">Which line or work it is, for people.</param>
/// <param name="Was">As it was issued or approved.</param>
/// <param name="Is">As the row says now; null when it is gone.</param>
internal sealed record Fault(CertificateFault Kind, string Table, Guid Row, string Subject, decimal? Was = null,
    decimal? Is = null, FaultMeasure Measure = FaultMeasure.None);

/// <summary>Why an amount has no work behind it, or work has a smaller amount.</summary>
internal enum ExplanationKind
{
    CarriedOver,
    TypedLine,
    Deduction,
    Deposit,
    MoreThanDelivered,
    HigherPrice,
    Discount,
    LowerPrice,
}

/// <summary>An amount without work, or work that is not billed in full, as the document openly says.</summary>
/// <param name="Amount">Net, document currency; what is given away is negative.</param>
internal sealed record Explanation(ExplanationKind Kind, string Line, decimal Amount)
{
    /// <summary>It is a part of the invoiced amount; otherwise of the work's value.</summary>
    public bool IsUnbacked => Kind is not (ExplanationKind.Discount or ExplanationKind.LowerPrice);
}
