using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Files;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Purchasing.Bills;

/// <summary>What is typed into a bill.</summary>
/// <param name="Number">The supplier's; may be missing while it is a draft.</param>
/// <param name="PostedOn">The day it is booked on; null for the day of the bill.</param>
/// <param name="VatIsCost">Its VAT is no claim on the tax office: it is a part of what the lines cost.</param>
internal sealed record BillTerms(
    BillKind Kind, string? Number, DateOnly BilledOn, DateOnly DueOn, DateOnly? PostedOn, BillMethod Method,
    bool VatIsCost, IReadOnlyList<BillLineTerms> Lines)
{
    public string? PaymentReference { get; init; }
    public string? Notes { get; init; }
}

/// <summary>The paper of a bill as it came.</summary>
/// <param name="Hash">In the file store.</param>
/// <param name="ContentType">Told from its content.</param>
internal sealed record BillPaper(string Hash, string Name, string ContentType, long Bytes);

/// <summary>
/// A bill of a supplier, or a credit of it. A draft changes; a posted one is in the books and only its open amount
/// moves: gross less payments less credits. A mistake is voided, never changed (domain-rules §4, §7).
/// </summary>
internal sealed partial class Bill : Entity
{
    public const int NumberLength = 60;
    public const int ReferenceLength = 140;
    public const int NotesLength = 2000;
    public const int ReasonLength = 400;
    private readonly List<BillLine> _lines = [];

    private Bill()
    {
    }

    [NotAudited]
    public Guid SupplierId { get; private set; }

    /// <summary>As the supplier was called when the bill was written.</summary>
    public string SupplierName { get; private set; } = "";

    [NotAudited]
    public BillKind Kind { get; private set; }

    public BillState State { get; private set; }

    [NotAudited]
    public BillOrigin Origin { get; private set; }

    /// <summary>The supplier's; empty while a draft has none.</summary>
    public string Number { get; private set; } = "";

    /// <summary>The number as it is compared; null where there is none, or it was a mistake: a supplier gives a number
    /// once.</summary>
    [NotAudited]
    public string? NumberKey { get; private set; }

    public DateOnly BilledOn { get; private set; }
    public DateOnly DueOn { get; private set; }

    /// <summary>The day of the books: planned while it is a draft.</summary>
    public DateOnly? PostedOn { get; private set; }

    public string Currency { get; private set; } = "";

    [NotAudited]
    public bool PricesWithVat { get; private set; }

    [NotAudited]
    public VatRounding VatRounding { get; private set; }

    [NotAudited]
    public decimal? VatAsPrinted { get; private set; }

    [NotAudited]
    public bool VatIsCost { get; private set; }

    [ZeroIsNone]
    public decimal Net { get; private set; }

    [ZeroIsNone]
    public decimal Vat { get; private set; }

    [ZeroIsNone]
    public decimal Gross { get; private set; }

    /// <summary>1 unit of the currency = x base, of the day of the bill; 0 while it is not posted.</summary>
    [ZeroIsNone]
    public decimal ExchangeRate { get; private set; }

    [NotAudited]
    public decimal BaseNet { get; private set; }

    [NotAudited]
    public decimal BaseGross { get; private set; }

    /// <summary>What payments and credits left of it; of a supplier's credit what is left to use.</summary>
    [NotAudited]
    public decimal OpenAmount { get; private set; }

    [NotAudited]
    public bool IsOpen { get; private set; }

    /// <summary>Paid elsewhere before it was carried over.</summary>
    [NotAudited]
    public decimal SettledBefore { get; private set; }

    [NotAudited]
    public DateOnly? LastSettledOn { get; private set; }

    [NotAudited]
    public DateOnly? PaidOn { get; private set; }

    public DateOnly? VoidedOn { get; private set; }

    /// <summary>Why it was sent back, or voided.</summary>
    public string? Reason { get; private set; }

    /// <summary>What its payment is to say; its number where nothing is typed.</summary>
    public string PaymentReference { get; private set; } = "";

    public string Notes { get; private set; } = "";

    [NotAudited]
    public string? PaperHash { get; private set; }

    public string? PaperName { get; private set; }

    [NotAudited]
    public string? PaperType { get; private set; }

    [NotAudited]
    public long PaperBytes { get; private set; }

    [NotAudited]
    public Guid RecordedById { get; private set; }

    /// <summary>Manager of the project most of it is for; sees and approves it with a team's scope.</summary>
    [NotAudited]
    public Guid? ManagerId { get; private set; }

    /// <summary>UTC; never the same twice.</summary>
    [NotAudited]
    public DateTime? SubmittedAt { get; private set; }

    [NotAudited]
    public Guid? SubmittedById { get; private set; }

    /// <summary>Who approved or sent back.</summary>
    [NotAudited]
    public Guid? DecidedById { get; private set; }

    [NotAudited]
    public string SearchText { get; private set; } = "";

    public IReadOnlyList<BillLine> Lines => _lines;

    /// <summary>1 for a bill, -1 for a supplier's credit: amounts on paper are positive, in the books they are
    /// not.</summary>
    public int Sign => Kind == BillKind.CreditNote ? -1 : 1;

    public bool IsEditable => State is BillState.Draft or BillState.SentBack;

    /// <summary>What is owed here when nothing of it is settled.</summary>
    public decimal Owed => Gross - SettledBefore;

    public BillMethod Method => new(Currency, PricesWithVat, VatRounding, VatAsPrinted);

    public BillShown Shown => new(State, Kind, IsOpen, DueOn, Gross, OpenAmount);

    public static Bill Draft(Supplier supplier, BillTerms terms, Guid recordedById,
        BillOrigin origin = BillOrigin.Typed)
    {
        var bill = new Bill { RecordedById = recordedById, Origin = origin };
        bill.Write(supplier, terms);
        return bill;
    }

    public void Change(Supplier supplier, BillTerms terms)
    {
        RequireEditable();
        Write(supplier, terms);
    }

    public void Attach(BillPaper paper)
    {
        RequireEditable();
        (PaperHash, PaperName, PaperType, PaperBytes) = (paper.Hash, paper.Name, paper.ContentType, paper.Bytes);
    }

    public void Detach()
    {
        RequireEditable();
        (PaperHash, PaperName, PaperType, PaperBytes) = (null, null, null, 0);
    }

    /// <summary>Hands it to the manager of the project that most of it is for.</summary>
    public void HandOver(IReadOnlyDictionary<Guid, Guid?> managers)
    {
        var most = _lines.Where(l => l.ProjectId is not null).GroupBy(l => l.ProjectId!.Value)
            .OrderByDescending(g => g.Sum(l => l.Net)).ThenBy(g => g.Key).FirstOrDefault();
        ManagerId = most is null ? null : managers.GetValueOrDefault(most.Key);
    }

    /// <summary>Only what nobody was asked about goes.</summary>
    public void Discard() => RequireEditable();

    public IReadOnlyList<VatGroup> VatGroups() =>
    [
        .. _lines.GroupBy(l => (l.VatPercent, l.VatNote)).OrderByDescending(g => g.Key.VatPercent)
            .ThenBy(g => g.Key.VatNote, StringComparer.Ordinal)
            .Select(g => new VatGroup(g.Key.VatPercent, g.Sum(l => l.Net), g.Sum(l => l.Vat), g.Key.VatNote)),
    ];

    /// <summary>The same bill once more, as a draft is typed; its number has to be another one.</summary>
    public BillTerms ToTerms() => new(Kind, State == BillState.Voided ? Number : null, BilledOn, DueOn, null, Method,
        VatIsCost, [.. _lines.OrderBy(l => l.Position).Select(l => l.ToTerms())])
    {
        PaymentReference = PaymentReference,
        Notes = Notes,
    };

    private void Write(Supplier supplier, BillTerms terms)
    {
        if (!Currencies.IsKnown(terms.Method.Currency))
            throw new BusinessRuleException("Choose a currency of the list.") { Field = nameof(Currency) };
        if (terms.DueOn < terms.BilledOn)
            throw new BusinessRuleException("A bill is not due before its day.") { Field = nameof(DueOn) };
        (SupplierId, SupplierName, Kind) = (supplier.Id, supplier.Name, terms.Kind);
        (BilledOn, DueOn, PostedOn) = (terms.BilledOn, terms.DueOn, terms.PostedOn);
        (Currency, PricesWithVat) = (terms.Method.Currency, terms.Method.PricesWithVat);
        (VatRounding, VatAsPrinted, VatIsCost) = (terms.Method.Rounding, terms.Method.VatAsPrinted, terms.VatIsCost);
        (PaymentReference, Notes) = (terms.PaymentReference?.Trim() ?? "", terms.Notes?.Trim() ?? "");
        Number = terms.Number?.Trim() ?? "";
        NumberKey = KeyOf(Kind, Number);
        WriteLines(terms);
        Describe();
    }

    private void Describe() =>
        SearchText = SharedKernel.SearchText.Of(Number, SupplierName, PaymentReference);

    /// <summary>Blanks, dashes and case make no other number of it.</summary>
    public static string? KeyOf(BillKind kind, string? number)
    {
        var plain = SharedKernel.SearchText.Compact(number).ToUpperInvariant();
        return plain.Length == 0 ? null : kind == BillKind.CreditNote ? "-" + plain : plain;
    }

    private void RequireEditable()
    {
        if (!IsEditable) throw new BusinessRuleException("A bill that is handed in or posted is not changed any more.");
    }
}
