using CsCheck;
using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Finance;
using ErpCrm.Contracts.Projects;
using ErpCrm.Finance.Billing.Certificates;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Finance.Billing.Certificates;

/// <summary>domain-rules §30: sound work never turns a certificate, and each row that is changed does.</summary>
public sealed class CertificateFaultTests
{
    private static readonly DateOnly Day = FinanceScene.Day;

    public static TheoryData<int, string> Damages => new()
    {
        { 0, nameof(CertificateFault.AllocationMissing) },
        { 1, nameof(CertificateFault.AllocationDiffers) },
        { 2, nameof(CertificateFault.AllocationAdded) },
        { 3, nameof(CertificateFault.DeliveryDiffers) },
        { 4, nameof(CertificateFault.DeliveryDiffers) },
        { 5, nameof(CertificateFault.DeliveryUnbalanced) },
        { 6, nameof(CertificateFault.SourceDiffers) },
        { 7, nameof(CertificateFault.SourceMissing) },
        { 8, nameof(CertificateFault.LineDiffers) },
        { 9, nameof(CertificateFault.LineMissing) },
        { 10, nameof(CertificateFault.DocumentDiffers) },
        { 11, nameof(CertificateFault.ChainBroken) },
        { 12, nameof(CertificateFault.NotFrozen) },
        { 13, nameof(CertificateFault.DeliveryMissing) },
        { 14, nameof(CertificateFault.PriceWithoutRate) },
        { 15, nameof(CertificateFault.LineAdded) },
        { 16, nameof(CertificateFault.CreditNoteDiffers) },
        { 17, nameof(CertificateFault.AllocationMissing) },
    };

    [Theory, MemberData(nameof(Damages))]
    public void Whatever_row_is_changed_is_named(int damage, string fault)
    {
        var stage = new Stage([90, 200, 47]);
        stage.Credit(1, CreditedWork.MayBeBilledAgain);
        Assert.Empty(Faults.Of(stage.Rows));
        var found = Faults.Of(Broken(stage.Rows, damage));
        Assert.Contains(found, f => f.Kind.ToString() == fault);
    }

    [Fact]
    public void No_sequence_of_bills_edits_and_credits_turns_a_certificate() =>
        Gen.Select(Gen.Int[1, 600].Array[1, 6], Gen.Select(Gen.Int[0, 5], Gen.Int[1, 100], Gen.Bool).List[0, 6],
            Gen.Int[0, 3], Gen.OneOf(50m, 999.99m, 32.7m)).Sample((minutes, credits, edit, price) =>
        {
            var stage = new Stage(minutes, price, edit);
            foreach (var (line, percent, again) in credits)
                stage.Credit(line, again ? CreditedWork.MayBeBilledAgain : CreditedWork.WrittenOff, percent);
            return Faults.Of(stage.Rows).Count == 0;
        });

    [Fact]
    public void A_typed_line_a_higher_price_and_a_discount_are_explained_and_add_up()
    {
        var stage = new Stage([60, 120, 240], 1000, edit: 3);
        var explained = Explaining.Of(stage.Invoice);
        Assert.Equal(
            [ExplanationKind.HigherPrice, ExplanationKind.Discount, ExplanationKind.MoreThanDelivered,
                ExplanationKind.TypedLine],
            explained.Select(e => e.Kind));
        var certificate = new Certificate(stage.Invoice.Id, "INV", Guid.Empty, "Client", Day, "KGS", stage.Invoice.Net,
            stage.Invoice.BaseNet, 1, [], explained);
        Assert.Equal(Verdict.Explained, certificate.Verdict);
        // 1 h at 1000 of 1100, 2 h at 1000 less 10 %, 4 h of 5 h.
        Assert.Equal(1000m + 1800m + 4000m, certificate.Matched);
        var sum = certificate.Sum("KGS");
        Assert.Equal((stage.Invoice.Net, 0), (sum.Matched + sum.Explained, sum.Turned));
        Assert.Equal("100%", CertificateWords.Share(1m));
        Assert.Equal("99.9%", CertificateWords.Share(0.99999m));
    }

    private static CertifiedRows Broken(CertifiedRows rows, int damage)
    {
        var own = rows.Allocations.First(a => a.NoteId is null);
        var work = rows.Deliveries[own.DeliveryId];
        var line = rows.Invoice.Lines[0];
        return damage switch
        {
            0 => rows with { Allocations = [.. rows.Allocations.Where(a => a != own)] },
            1 => rows with { Allocations = [own with { Quantity = own.Quantity - 1 }, .. Others(rows, own)] },
            2 => rows with { Allocations = [own with { DeliveryId = Guid.NewGuid() }, .. rows.Allocations] },
            3 => With(rows, work with { Quantity = work.Quantity + 60 }),
            4 => With(rows, work with { UnitPrice = work.UnitPrice + 1 }),
            5 => With(rows, work with { OpenQuantity = work.OpenQuantity + 15 }),
            6 => rows with { Entries = Entries(rows, work, e => e with { BillableMinutes = e.BillableMinutes + 30 }) },
            7 => rows with { Entries = new Dictionary<Guid, ApprovedEntry>() },
            8 => WithLines(rows, [line with { UnitPrice = line.UnitPrice + 1 }, .. rows.Invoice.Lines.Skip(1)]),
            9 => WithLines(rows, [.. rows.Invoice.Lines.Skip(1)]),
            10 => rows with { Invoice = rows.Invoice with { ExchangeRate = 2 } },
            11 => rows with { Documents = Documents(rows, d => d with { IsChained = false }) },
            12 => rows with { Documents = Documents(rows, d => d with { Content = null }) },
            13 => rows with { Deliveries = new Dictionary<Guid, DeliveryRow>() },
            14 => rows with { WithoutRate = new HashSet<Guid> { work.Id } },
            15 => WithLines(rows, [.. rows.Invoice.Lines, line with { Id = Guid.NewGuid(), Description = "Extra" }]),
            16 => rows with { Notes = [rows.Notes[0] with { Net = 1 }] },
            _ => rows with { Allocations = [.. rows.Allocations.Where(a => a.NoteId is null)] },
        };
    }

    private static IEnumerable<AllocationRow> Others(CertifiedRows rows, AllocationRow one) =>
        rows.Allocations.Where(a => a != one);

    private static CertifiedRows WithLines(CertifiedRows rows, IReadOnlyList<LineRow> lines) =>
        rows with { Invoice = rows.Invoice with { Lines = lines } };

    private static CertifiedRows With(CertifiedRows rows, DeliveryRow work) =>
        rows with { Deliveries = rows.Deliveries.ToDictionary(d => d.Key, d => d.Key == work.Id ? work : d.Value) };

    private static Dictionary<Guid, ApprovedEntry> Entries(CertifiedRows rows, DeliveryRow work,
        Func<ApprovedEntry, ApprovedEntry> change) =>
        rows.Entries.ToDictionary(e => e.Key, e => e.Key == work.SourceId ? change(e.Value) : e.Value);

    private static Dictionary<Guid, DocumentRow> Documents(CertifiedRows rows, Func<DocumentRow, DocumentRow> change) =>
        rows.Documents.ToDictionary(d => d.Key, d => d.Key == rows.Invoice.Id ? change(d.Value) : d.Value);

    /// <summary>An issued invoice of some hours, with its credit notes.</summary>
    private sealed class Stage
    {
        private static readonly CompanyProfile Company = new() { Name = "Own", BaseCurrency = "KGS" };

        private readonly Customer _customer = new() { Id = Guid.NewGuid() };
        private readonly List<Delivery> _work = [];
        private readonly List<CreditNote> _notes = [];
        private readonly Dictionary<Guid, DocumentRow> _documents = [];
        private readonly FrozenDocument _frozen;

        public Stage(int[] minutes, decimal price = 1000, int edit = 0)
        {
            _customer.Follow(new CompanyDetails("Client", "Client LLC", "", "", "", "", "KGS", 14, "en", null), 1);
            var project = new ProjectCopy { Id = Guid.NewGuid(), EngagementId = Guid.NewGuid() };
            project.Follow(new ProjectDetails("P-1", "Portal", _customer.Id, "Client", BillingMethod.TimeAndMaterial,
                new Money(1, "KGS"), null, null, null, null, Day, null, null, [], true), 1, Day);
            Invoice = new Invoice(_customer, "KGS", Day);
            foreach (var worked in minutes)
            {
                var delivery = Delivery.OfTime(Guid.NewGuid(), project, "Work", worked, Day, isBillable: true,
                    new WorkedBy(Guid.NewGuid(), "Somebody", "", worked));
                delivery.SetPrice(price);
                _work.Add(delivery);
                Invoice.AddBacked(project, Content(WorkUnits.Printed(BillingSourceKind.Time, worked), price),
                    [delivery]);
            }

            if (edit > 0) Change(0, 1, price + 100, 0);
            if (edit > 1) Change(1, 1, price, 10);
            if (edit > 2) Change(2, 1.25m, price, 0);
            if (edit > 2) Invoice.AddFree(project, Content(1, 70));
            Invoice.Issue(_customer, 1, Day, 1, "KGS");
            _frozen = Kept(FrozenDocument.Of(Invoice, _customer, Company, Day));
            _documents[Invoice.Id] = new DocumentRow(_frozen, true);
        }

        public Invoice Invoice { get; }

        public CertifiedRows Rows => new(RowsOf.Invoice(Invoice), _documents)
        {
            Notes = [.. _notes.Select(RowsOf.Note)],
            Allocations = RowsOf.Allocations(Invoice),
            Deliveries = _work.ToDictionary(d => d.Id, d => RowsOf.Work(d,
                Taken(d).Sum(a => a.Quantity) + d.WriteOffs.Sum(w => w.Quantity),
                Taken(d).Sum(a => a.Value) + d.WriteOffs.Sum(w => w.Value))),
            Entries = _work.ToDictionary(d => d.SourceId, d => new ApprovedEntry(d.SourceId, d.ProjectId,
                d.PersonId!.Value, d.DeliveredOn, d.WorkedMinutes, d.WorkedMinutes, "Manager", null)),
        };

        /// <summary>A part of a line, where something of it is left.</summary>
        public void Credit(int index, CreditedWork work, int percent = 100)
        {
            var line = Invoice.Lines[index % Invoice.Lines.Count];
            var left = CreditWriter.LeftOf(Invoice, line);
            var quantity = Rounding.Round(left * percent / 100, InvoiceLine.QuantityDigits);
            if (quantity <= 0) return;
            var (note, parts) = CreditWriter.Write(Invoice, new CreditRequest(
                new Dictionary<Guid, decimal> { [line.Id] = quantity }, work, "Agreed", Day));
            note.Issue(_notes.Count + 1, Day, parts);
            _notes.Add(note);
            _documents[note.Id] = new DocumentRow(Kept(FrozenDocument.Of(note, _frozen, Company)), true);
        }

        private static LineContent Content(decimal quantity, decimal price, decimal discount = 0) =>
            new("Work", quantity, LineUnit.Hour, price, discount, 12);

        // As it comes back from the database.
        private static FrozenDocument Kept(FrozenDocument document) => FrozenDocument.Read(document.Write());

        private void Change(int index, decimal factor, decimal price, decimal discount)
        {
            if (index >= Invoice.Lines.Count) return;
            var line = Invoice.Lines[index];
            Invoice.ChangeLine(line.Id, Content(line.Quantity * factor, price, discount));
        }

        private IEnumerable<ErpCrm.Finance.Billing.Unbilled.BillingAllocation> Taken(Delivery delivery) =>
            Invoice.Lines.SelectMany(l => l.Allocations).Where(a => a.DeliveryId == delivery.Id);
    }
}
