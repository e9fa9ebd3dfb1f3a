using System.Linq.Expressions;
using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Billing.EInvoices;
using ErpCrm.Finance.Billing.Numbering.OwnSeries;
using ErpCrm.Finance.Billing.OpenWriteOffs;
using ErpCrm.Finance.Billing.Papers;
using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>One piece of what an invoice bills.</summary>
internal sealed record BilledWork(
    BillingSourceKind Kind, string? PersonName, string Description, DateOnly DeliveredOn, string ProjectName,
    Guid ProjectId, string? ApprovedBy, decimal Quantity, decimal Value);

/// <summary>What an invoice bills, of one kind and person.</summary>
internal sealed record BilledGroup(BillingSourceKind Kind, string Name, decimal Quantity, decimal Value,
    IReadOnlyList<BilledWork> Work);

internal sealed record InvoicePayment(Guid? PaymentId, Guid? CreditNoteId, DateOnly On, decimal Amount);

internal sealed record InvoiceCredit(Guid Id, string Number, DateOnly IssuedOn, decimal Gross, decimal SettledAmount,
    bool IsVoid);

/// <summary>An invoice that takes the place of another one, or had it.</summary>
/// <param name="Number">Null while it is a draft.</param>
internal sealed record InvoicePlace(Guid Id, string? Number);

/// <summary>Something that was asked for about the invoice.</summary>
internal sealed record InvoiceRequest(Guid Id, ConcessionKind Kind, ConcessionState State, decimal Amount,
    string AskedByName, DateTime AskedAt);

internal sealed record InvoiceProject(Guid Id, string Code, string Name);

/// <summary>A document as it stands on paper.</summary>
/// <param name="Balance">What was settled of an invoice; null where that is not shown.</param>
internal sealed record DocumentView(FrozenDocument Document, PaperBalance? Balance = null)
{
    /// <summary>It is shown to whoever has its link: it leads nowhere.</summary>
    public bool IsShared { get; init; }

    public InvoiceTotals Totals =>
        new(Document.Currency, Document.Net, Document.VatGroups, Document.Gross)
        {
            Word = Document.Kind == DocumentKind.Invoice ? "Amount due" : "Amount credited",
            Discount = Document.Discount,
        };
}

/// <summary>An invoice's page: the document as it stands on paper, and what is known around it.</summary>
internal sealed record InvoicePage(
    Invoice Invoice,
    FrozenDocument Document,
    IReadOnlyList<BilledGroup> Billed,
    decimal Unbacked,
    decimal GivenAway,
    IReadOnlyList<InvoicePayment> Payments,
    IReadOnlyList<InvoiceCredit> Credits,
    IReadOnlyList<InvoiceProject> Projects,
    string? OwnerName,
    DateOnly Today,
    bool CanEdit,
    bool CanCredit,
    bool CanTakePayment)
{
    /// <summary>What was asked for about it, newest first.</summary>
    public IReadOnlyList<InvoiceRequest> Requests { get; init; } = [];

    /// <summary>What was given up of it, and taken back of that.</summary>
    public IReadOnlyList<OpenWriteOff> WriteOffs { get; init; } = [];

    /// <summary>The void invoice whose place it takes, where the reader sees it.</summary>
    public InvoicePlace? Replaces { get; init; }

    /// <summary>What takes its place, where the reader sees it.</summary>
    public InvoicePlace? ReplacedBy { get; init; }

    public bool CanVoid => CanEdit && Invoice.CanBeVoid;

    public bool IsSettledInPart => Payments.Count > 0 || Credits.Count > 0 || WriteOffs.Count > 0;

    /// <summary>Whether the reader takes a write-off back.</summary>
    public bool CanTakeBack { get; init; }

    /// <summary>Whether a payment invoice goes with it.</summary>
    public bool HasPapers { get; init; }

    /// <summary>What its panels ask.</summary>
    public required InvoiceSide Side { get; init; }

    /// <summary>Whether an act was frozen with it.</summary>
    public bool HasAct => Document.Papers?.Act is not null;

    /// <summary>Whether it stands as it was written.</summary>
    public bool Stands(OpenWriteOff row) =>
        row.ReversesId is null && WriteOffs.All(other => other.ReversesId != row.Id);

    /// <summary>The discount of the draft, while somebody is asked about it.</summary>
    public InvoiceRequest? Asked => Invoice.IsDraft
        ? Requests.FirstOrDefault(r => r is { Kind: ConcessionKind.Discount, State: ConcessionState.Waiting })
        : null;

    /// <summary>What was settled of it and what is still due; null while nothing was.</summary>
    public PaperBalance? Balance => Invoice.IsDraft || Invoice.OpenAmount == Invoice.Gross
        ? null
        : new PaperBalance(Today, Invoice.Gross - Invoice.OpenAmount,
            Credits.Sum(c => c.SettledAmount) + Invoice.WrittenOffAmount, Invoice.OpenAmount);

    public static async Task<InvoicePage?> LoadAsync(FinanceDbContext db, ICurrentUser me, CompanyProfile company,
        DateOnly today, Guid id, CancellationToken ct)
    {
        // Split: in one question SQLite would put together the lines and allocations of all invoices first.
        var found = await db.Invoices.AsNoTracking().AsSplitQuery().VisibleTo(me)
            .Include(i => i.Lines).ThenInclude(l => l.Allocations).ThenInclude(a => a.Delivery)
            .Where(i => i.Id == id)
            .Select(i => new
            {
                Invoice = i,
                Owner = db.Users.Where(u => u.Id == i.SalesOwnerId).Select(u => u.Name).FirstOrDefault(),
                IsCredited = db.CreditNotes.Any(n => n.InvoiceId == i.Id),
                IsAsked = db.Concessions.Any(c => c.SubjectId == i.Id),
                IsWrittenOff = db.OpenWriteOffs.Any(w => w.InvoiceId == i.Id),
                Places = db.Invoices.Any(r => r.ReplacesId == i.Id),
                HasLinks = db.PublicLinks.Any(l => l.InvoiceId == i.Id),
                IsMailed = db.InvoiceMailings.Any(m => m.InvoiceId == i.Id),
                IsReported = db.EsfInvoices.Any(e => e.InvoiceId == i.Id),
                Content = db.IssuedDocuments.Where(d => d.Id == i.Id).Select(d => d.Content).FirstOrDefault(),
                Papers = db.PaperSettings.Where(s => s.Id == PaperSettings.Only).Select(s => (PaperSet?)s.Set)
                    .FirstOrDefault(),
                Country = db.SellerTerms.Where(t => t.Id == SellerTerms.Only).Select(t => t.Country)
                    .FirstOrDefault(),
            })
            .SingleOrDefaultAsync(ct);
        if (found is null) return null;
        var invoice = found.Invoice;
        var credits = found.IsCredited ? await db.CreditNotes.AsNoTracking().Include(n => n.Lines)
            .Where(n => n.InvoiceId == id)
            .ToListAsync(ct) : [];
        var projectIds = invoice.Lines.Select(l => l.ProjectId).Append(invoice.DepositProjectId).OfType<Guid>()
            .Distinct().ToList();
        var projects = await db.Projects.AsNoTracking().Where(p => projectIds.Contains(p.Id))
            .Select(p => new InvoiceProject(p.Id, p.Code, p.Name))
            .ToListAsync(ct);
        var payments = await db.PaymentAllocations.AsNoTracking().Where(a => a.InvoiceId == id).OrderBy(a => a.On)
            .Select(a => new InvoicePayment(a.PaymentId, a.CreditNoteId, a.On, a.Amount))
            .ToListAsync(ct);
        var told = invoice.Lines.Where(_ => !invoice.IsDeposit)
            .Select(l => LineBacking.ToTell(l, invoice.Currency)).ToList();
        var canEdit = invoice.IsVisibleTo(me.AccessTo(FinancePermissions.EditInvoices));
        var document = await DocumentAsync(db, invoice, found.Content, company, today, ct);
        var hasPapers = document.Papers is not null
            || PaperSettings.HasAct(found.Papers ?? PaperSet.ByCountry, found.Country, company);
        return new InvoicePage(
            invoice,
            document,
            GroupsOf(invoice, projects),
            told.Sum(t => t.Unbacked),
            told.Sum(t => t.GivenAway),
            payments,
            [.. credits.OrderBy(n => n.IssuedOn).ThenBy(n => n.Number)
                .Select(n => new InvoiceCredit(n.Id, n.Number, n.IssuedOn, n.Gross, n.SettledAmount,
                    n.IsVoid))],
            projects,
            found.Owner,
            today,
            canEdit,
            canEdit && !invoice.IsDraft && invoice.Lines.Any(l => CreditNotes.CreditWriter.LeftOf(credits, l) != 0),
            invoice.IsOpen && await db.MayTakeMoneyAsync(me, invoice.CompanyId, ct))
        {
            Requests = found.IsAsked ? await RequestsAsync(db, id, ct) : [],
            WriteOffs = found.IsWrittenOff ? await db.OpenWriteOffs.AsNoTracking().Where(w => w.InvoiceId == id)
                .OrderBy(w => w.On).ThenBy(w => w.Id).ToListAsync(ct) : [],
            Replaces = invoice.ReplacesId is { } former ? await PlaceAsync(db, me, i => i.Id == former, ct) : null,
            ReplacedBy = found.Places ? await PlaceAsync(db, me, i => i.ReplacesId == id, ct) : null,
            HasPapers = hasPapers && !invoice.IsCarriedOver,
            Side = new InvoiceSide(invoice, found.HasLinks, found.IsMailed, found.IsReported),
            CanTakeBack = found.IsWrittenOff && await db.MayTakeMoneyAsync(me, invoice.CompanyId, ct),
        };
    }

    /// <summary>The document as it was issued, or as a draft would be today.</summary>
    public static async Task<FrozenDocument> DocumentAsync(FinanceDbContext db, Invoice invoice, string? issued,
        CompanyProfile company, DateOnly today, CancellationToken ct)
    {
        if (issued is not null) return FrozenDocument.Read(issued);
        var account = await db.PaidToAsync(invoice, ct);
        return FrozenDocument.Of(invoice,
            await db.Customers.AsNoTracking().SingleAsync(c => c.Id == invoice.CompanyId, ct), company, today, account);
    }

    private static Task<InvoicePlace?> PlaceAsync(FinanceDbContext db, ICurrentUser me,
        Expression<Func<Invoice, bool>> which, CancellationToken ct) =>
        db.Invoices.AsNoTracking().VisibleTo(me).Where(which).OrderBy(i => i.Id)
            .Select(i => new InvoicePlace(i.Id, i.Number)).FirstOrDefaultAsync(ct);

    private static Task<List<InvoiceRequest>> RequestsAsync(FinanceDbContext db, Guid id, CancellationToken ct) =>
        db.Concessions.AsNoTracking().Where(c => c.SubjectId == id).OrderByDescending(c => c.AskedAt).Take(20)
            .Select(c => new InvoiceRequest(c.Id, c.Kind, c.State, c.Amount, c.AskedByName, c.AskedAt)).ToListAsync(ct);

    private static List<BilledGroup> GroupsOf(Invoice invoice, List<InvoiceProject> projects)
    {
        var names = projects.ToDictionary(p => p.Id, p => p.Name);
        return
        [
            .. invoice.Lines.OrderBy(l => l.Position).SelectMany(l => l.Billed())
                .Select(a => new BilledWork(
                    a.Delivery.Kind, a.Delivery.PersonName, a.Delivery.Description, a.Delivery.DeliveredOn,
                    names.GetValueOrDefault(a.Delivery.ProjectId, ""),
                    a.Delivery.ProjectId, a.Delivery.ApprovedBy, a.Quantity, a.Value))
                .GroupBy(w => (w.Kind, w.PersonName))
                .OrderBy(g => g.Key.Kind).ThenBy(g => g.Key.PersonName, StringComparer.CurrentCulture)
                .Select(g => new BilledGroup(g.Key.Kind, g.Key.PersonName ?? "", g.Sum(w => w.Quantity),
                    g.Sum(w => w.Value), [.. g.OrderBy(w => w.DeliveredOn)])),
        ];
    }
}
