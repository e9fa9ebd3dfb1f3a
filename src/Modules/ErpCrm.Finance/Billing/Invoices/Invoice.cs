using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Numbering;
using ErpCrm.Finance.Billing.Unbilled;
using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Billing.Invoices;

internal enum InvoiceStatus
{
    Draft,
    Issued,
}

/// <summary>
/// An invoice of one customer in one currency. A draft reserves
/// deliveries and can be changed; an issued one has its number and its frozen content, and
/// only its open amount moves: gross less payments less credits (domain-rules §3, §4, §7).
/// </summary>
internal sealed class Invoice : Entity
{
    private readonly List<InvoiceLine> _lines = [];
    private readonly List<CreditNote> _creditNotes = [];

    private Invoice()
    {
    }

    public Invoice(Customer customer, string currency, DateOnly draftedOn)
    {
        (CompanyId, CustomerName, Currency, DraftedOn, CustomerToday) = (customer.Id, customer.Name, currency,
            draftedOn,
            customer.Today);
        (PaymentTermDays, SalesOwnerId) = (customer.PaymentTermDays, customer.OwnerId);
        Describe();
    }

    public const string Prefix = "INV";
    public const int NumberLength = 40;

    /// <summary>An invoice that another system issued, as far as it is still owed here: with its number there, one
    /// line, and no part in what was earned here.</summary>
    /// <param name="exchangeRate">1 unit of the currency = x base, of the issue date.</param>
    public static Invoice CarryOver(Customer customer, CarriedInvoice issued, decimal exchangeRate, string baseCurrency)
    {
        issued.Check();
        var invoice = new Invoice(customer, issued.Currency, issued.IssuedOn)
        {
            Reference = issued.Reference,
            PaymentTermDays = issued.DueOn.DayNumber - issued.IssuedOn.DayNumber,
        };
        var line = invoice.NewLine(null);
        line.Set(new LineContent(issued.Description ?? issued.Number, 1, LineUnit.Fixed, issued.Net, 0,
            issued.VatPercent), issued.Currency);
        (invoice.Net, invoice.Vat, invoice.Gross) = (issued.Net, issued.Vat, issued.Gross);
        invoice.BaseNet = Currencies.Limited(Rounding.Round(issued.Net * exchangeRate, baseCurrency), null);
        invoice.BaseGross = Currencies.Limited(Rounding.Round(issued.Gross * exchangeRate, baseCurrency), null);
        (invoice.Number, invoice.Status, invoice.IsCarriedOver) = (issued.Number, InvoiceStatus.Issued, true);
        (invoice.IssuedOn, invoice.DueOn, invoice.ExchangeRate) = (issued.IssuedOn, issued.DueOn, exchangeRate);
        invoice.SettledBefore = issued.Gross - issued.Open;
        (invoice.OpenAmount, invoice.IsOpen) = (issued.Open, true);
        invoice.Describe();
        return invoice;
    }

    public Guid CompanyId { get; private set; }

    /// <summary>The name on the document; a draft's is that of today.</summary>
    public string CustomerName { get; private set; } = "";

    /// <summary>What the customer is called today, whatever stands on the document.</summary>
    [NotAudited]
    public CustomerToday CustomerToday { get; private set; } = new();

    public string Currency { get; private set; } = "";
    public InvoiceStatus Status { get; private set; }

    /// <summary>Null while it is a draft.</summary>
    public string? Number { get; private set; }

    public DateOnly DraftedOn { get; private set; }
    public DateOnly? IssuedOn { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public int PaymentTermDays { get; private set; }

    /// <summary>The customer's own reference: order or contract number.</summary>
    public string? Reference { get; private set; }

    /// <summary>Printed under the totals.</summary>
    public string? Notes { get; private set; }

    [ZeroIsNone]
    public decimal Net { get; private set; }

    [ZeroIsNone]
    public decimal Vat { get; private set; }

    [ZeroIsNone]
    public decimal Gross { get; private set; }

    /// <summary>1 unit of the currency = x base, of the issue date; 0 while it is a draft.</summary>
    [ZeroIsNone]
    public decimal ExchangeRate { get; private set; }

    [NotAudited]
    public decimal BaseNet { get; private set; }

    [NotAudited]
    public decimal BaseGross { get; private set; }

    /// <summary>Gross less what payments and credit notes settled; 0 while it is a draft.</summary>
    [NotAudited]
    public decimal OpenAmount { get; private set; }

    /// <summary>Whether anything is open.</summary>
    [NotAudited]
    public bool IsOpen { get; private set; }

    /// <summary>Another system issued it: it keeps its number there, and is owed and paid here.</summary>
    [NotAudited]
    public bool IsCarriedOver { get; private set; }

    /// <summary>What was settled of it before it was carried over.</summary>
    [NotAudited]
    public decimal SettledBefore { get; private set; }

    /// <summary>What is owed here when nothing of it is settled.</summary>
    public decimal Owed => Gross - SettledBefore;

    /// <summary>Gross of its credit notes.</summary>
    [NotAudited]
    public decimal CreditedAmount { get; private set; }

    /// <summary>The latest day for which a payment or credit counts;
    /// entries need not come in the order of their days.</summary>
    [NotAudited]
    public DateOnly? LastSettledOn { get; private set; }

    /// <summary>The day on which nothing was open any more.</summary>
    [NotAudited]
    public DateOnly? PaidOn { get; private set; }

    /// <summary>Manager of the project it bills most of; sees it with a team's or own scope.</summary>
    [NotAudited]
    public Guid? ManagerId { get; private set; }

    /// <summary>User who looks after the customer.</summary>
    [NotAudited]
    public Guid? SalesOwnerId { get; private set; }

    [NotAudited]
    public string SearchText { get; private set; } = "";

    public IReadOnlyList<InvoiceLine> Lines => _lines;

    public IReadOnlyList<CreditNote> CreditNotes => _creditNotes;

    public bool IsDraft => Status == InvoiceStatus.Draft;

    /// <summary>Whether credit notes took back all of it.</summary>
    public bool IsCredited => State().IsCredited;

    public InvoiceState State() => new(Status, IsOpen, DueOn, Gross, OpenAmount, CreditedAmount);

    // What another system computed is not computed again.
    public IReadOnlyList<VatGroup> VatGroups() => IsCarriedOver
        ? [new VatGroup(_lines[0].VatPercent, Net, Vat)]
        : VatGroup.Of(_lines.Select(line => (line.VatPercent, line.VatNote, line.Net)), Currency);

    /// <summary>Customer's reference, terms and the note under the totals.</summary>
    public void Change(string? reference, string? notes, int paymentTermDays)
    {
        RequireDraft();
        (Reference, Notes, PaymentTermDays) = (reference, notes, paymentTermDays);
        Describe();
    }

    /// <summary>A line that bills deliveries of one project: everything still open of them.</summary>
    public InvoiceLine AddBacked(ProjectCopy project, LineContent content, IEnumerable<Delivery> deliveries)
    {
        RequireDraft();
        var work = deliveries.ToList();
        // The delivery's own currency and customer: its project's may have been corrected since.
        if (work.Find(d => d.Currency != Currency || d.CompanyId != CompanyId) is { } other)
            throw new BusinessRuleException("“{0}” was delivered to another customer or in another currency.",
                other.Description);
        var line = NewLine(project);
        foreach (var delivery in work) line.Take(delivery, delivery.OpenQuantity);
        line.Set(content, Currency);
        Add();
        return line;
    }

    /// <summary>A line with nothing delivered behind it.</summary>
    public InvoiceLine AddFree(ProjectCopy? project, LineContent content)
    {
        RequireDraft();
        if (project is not null) RequireOwn(project);
        var line = NewLine(project);
        line.Set(content, Currency);
        Add();
        return line;
    }

    /// <summary>A line is for a project of this customer, agreed in this
    /// currency; that may have changed since it was written.</summary>
    public void RequireOwn(ProjectCopy project)
    {
        if (project.Currency != Currency || project.CompanyId != CompanyId)
            throw new BusinessRuleException(
                "“{0}” belongs to another customer or is agreed in another currency. Take its line off.", project.Name);
    }

    public void ChangeLine(Guid lineId, LineContent content)
    {
        RequireDraft();
        FindLine(lineId).Set(content, Currency);
        Add();
    }

    /// <summary>Takes a line away; what it billed can be billed again.</summary>
    public void RemoveLine(Guid lineId)
    {
        RequireDraft();
        var line = FindLine(lineId);
        line.FreeAll();
        _lines.Remove(line);
        Add();
    }

    /// <summary>Hands it to the manager of the project it bills most of.</summary>
    public void HandOver(IReadOnlyDictionary<Guid, ProjectCopy> projects)
    {
        var most = _lines.Where(l => l.ProjectId is not null).GroupBy(l => l.ProjectId!.Value)
            .OrderByDescending(g => g.Sum(l => l.Net))
            .ThenBy(g => g.Key)
            .FirstOrDefault();
        if (most is null) ManagerId = null;
        else if (projects.TryGetValue(most.Key, out var project)) ManagerId = project.ManagerId;
    }

    /// <summary>Puts the lines into the given order; lines not named keep theirs after them.</summary>
    public void Reorder(IReadOnlyList<Guid> lineIds)
    {
        RequireDraft();
        var position = 0;
        foreach (var line in _lines.OrderBy(l => lineIds.ToList().IndexOf(l.Id) is var at and >= 0 ? at : int.MaxValue)
            .ThenBy(l => l.Position)
            .ToList())
            line.Position = position++;
        Touch();
    }

    /// <summary>Frees everything, before a draft is deleted.</summary>
    public void Discard()
    {
        RequireDraft();
        foreach (var line in _lines) line.FreeAll();
    }

    /// <summary>Gives it its number and freezes it. From here on only its open amount changes.</summary>
    public void Issue(Customer customer, int sequence, DateOnly issuedOn, decimal exchangeRate, string baseCurrency)
    {
        RequireIssuable();
        BaseNet = Currencies.Limited(Rounding.Round(Net * exchangeRate, baseCurrency), null);
        BaseGross = Currencies.Limited(Rounding.Round(Gross * exchangeRate, baseCurrency), null);
        foreach (var line in _lines) line.Close();
        (CustomerName, CustomerToday) = (customer.Name, customer.Today);
        Number = NumberSequence.NumberOf(NumberSequence.SeriesOf(Prefix, issuedOn), sequence);
        (Status, IssuedOn, DueOn, ExchangeRate) = (InvoiceStatus.Issued, issuedOn, issuedOn.AddDays(PaymentTermDays),
            exchangeRate);
        (OpenAmount, IsOpen, PaidOn) = (Gross, Gross > 0, Gross > 0 ? null : issuedOn);
        Describe();
        Raise(new InvoiceIssued(
            Id, Number, CompanyId, CustomerName, new Money(Net, Currency), new Money(Gross, Currency), exchangeRate,
            issuedOn, DueOn.Value,
            BilledParts.Of(this), BilledParts.WrittenOffOf(this)));
    }

    public void RequireIssuable()
    {
        if (!IsDraft) throw new BusinessRuleException("This invoice is already issued.");
        if (_lines.Count == 0) throw new BusinessRuleException("An invoice without lines cannot be issued.");
        if (Gross < 0) throw new BusinessRuleException("The total of an invoice cannot be negative.");
    }

    /// <summary>A payment or credit settles a part; announces when nothing is open any more.</summary>
    public void Settle(decimal amount, DateOnly on)
    {
        if (IsDraft) throw new BusinessRuleException("A draft cannot be paid.");
        if (amount <= 0 || amount > OpenAmount)
            throw new BusinessRuleException("Only {0} is open on {1}.", OpenAmount, Number!);
        LastSettledOn = LastSettledOn > on ? LastSettledOn : on;
        SetOpen(OpenAmount - amount);
        if (!IsOpen && CreditedAmount < Gross)
            Raise(new InvoicePaid(Id, Number!, CompanyId, EngagementIds(), LastSettledOn.Value, SalesOwnerId,
                ManagerId));
    }

    /// <summary>A credit note takes a part back and settles what it can of what is open.</summary>
    public void Credit(decimal gross, decimal settled, DateOnly on)
    {
        CreditedAmount += gross;
        if (settled > 0) Settle(settled, on);
    }

    /// <summary>What settled it is taken back: a payment that was entered by mistake.</summary>
    public void Reopen(decimal amount)
    {
        if (amount <= 0 || OpenAmount + amount > Owed)
            throw new InvalidOperationException($"{amount} of invoice {Id} cannot be opened again.");
        SetOpen(OpenAmount + amount);
    }

    public IReadOnlyList<Guid> EngagementIds() =>
        [.. _lines.Where(l => l.EngagementId is not null).Select(l => l.EngagementId!.Value).Distinct()];

    /// <summary>A credit note against it; also keeps two at the same
    /// time from crediting more than was invoiced.</summary>
    public void Add(CreditNote note)
    {
        _creditNotes.Add(note);
        Touch();
    }

    /// <summary>It went by mail; a draft that did tells nobody.</summary>
    public void TellMailed(IReadOnlyList<string> addresses)
    {
        if (!IsDraft) Raise(new InvoiceMailed(Id, Number!, EngagementIds(), addresses));
    }

    /// <summary>A statement on which it stands went by mail.</summary>
    public void TellStatementMailed(IReadOnlyList<Guid> engagementIds, IReadOnlyList<string> addresses) =>
        Raise(new StatementMailed(CompanyId, engagementIds, addresses));

    public InvoiceLine FindLine(Guid lineId) => _lines.FirstOrDefault(l => l.Id == lineId)
        ?? throw new BusinessRuleException("This line is no longer on the invoice.");

    private InvoiceLine NewLine(ProjectCopy? project)
    {
        var line = new InvoiceLine(Id, _lines.Count == 0 ? 0 : _lines.Max(l => l.Position) + 1, project?.Id,
            project?.EngagementId);
        _lines.Add(line);
        return line;
    }

    private void SetOpen(decimal open) =>
        (OpenAmount, IsOpen, PaidOn) = (open, open > 0, open > 0 ? null : LastSettledOn);

    private void Add()
    {
        Net = _lines.Sum(line => line.Net);
        Vat = VatGroups().Sum(group => group.Vat);
        Gross = Net + Vat;
        Touch();
    }

    // A draft is found by its customer of today alone.
    private void Describe() =>
        SearchText = SharedKernel.SearchText.Of(Number, IsDraft ? null : CustomerName, Reference);

    private void RequireDraft()
    {
        if (!IsDraft)
            throw new BusinessRuleException("An issued invoice cannot be changed; write a credit note instead.");
    }
}

internal sealed class InvoiceConfiguration : IEntityTypeConfiguration<Invoice>
{
    public void Configure(EntityTypeBuilder<Invoice> invoice)
    {
        invoice.ToTable("Invoices");
        invoice.Property(i => i.Id).ValueGeneratedNever();
        invoice.Property(i => i.Currency).HasMaxLength(Currencies.CodeLength);
        invoice.Property(i => i.Number).HasMaxLength(Invoice.NumberLength);
        invoice.Property(i => i.Reference).HasMaxLength(100);
        invoice.Property(i => i.Notes).HasMaxLength(2000);
        invoice.Property(i => i.ExchangeRate).HasPrecision(18, 8);
        invoice.Property(i => i.SearchText).HasMaxLength(SharedKernel.SearchText.MaxLength);
        invoice.ComplexProperty(i => i.CustomerToday, CustomerToday.Map);
        invoice.Ignore(i => i.IsCredited).Ignore(i => i.Owed);
        invoice.HasMany(i => i.Lines).WithOne().HasForeignKey(l => l.InvoiceId);
        invoice.HasMany(i => i.CreditNotes).WithOne(n => n.Invoice).HasForeignKey(n => n.InvoiceId)
            .OnDelete(DeleteBehavior.Restrict);
        // Two systems may have given the same number.
        invoice.HasIndex(i => new { i.Number, i.IsCarriedOver }).IsUnique();
        invoice.HasIndex(i => new { i.Status, i.IssuedOn });
        invoice.HasIndex(i => i.IssuedOn);
        invoice.HasIndex(i => new { i.IsOpen, i.DueOn });
        invoice.HasIndex(i => new { i.CompanyId, i.IssuedOn });
    }
}
