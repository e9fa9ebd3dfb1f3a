using CsCheck;
using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Finance;
using ErpCrm.Contracts.Projects;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Unbilled;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.TaxRates;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Finance.Billing.Unbilled;

/// <summary>domain-rules §26: for every delivery at every moment 0 ≤ Σ allocated ≤ billable.</summary>
public sealed class AllocationTests
{
    private static readonly DateOnly Day = FinanceScene.Day;

    [Fact]
    public void Credited_hours_that_may_be_billed_again_are_to_bill_once()
    {
        var stage = new Stage(4.5m, 3.5m);
        var invoice = stage.Draft(0, 1);
        stage.Issue(invoice);
        stage.Credit(invoice, invoice.Lines[1], 3.5m, CreditedWork.MayBeBilledAgain);
        stage.Deliver(1m);
        Assert.Equal(4.5m * 60, stage.Deliveries.Sum(d => d.OpenQuantity));
        stage.Check();
    }

    [Fact]
    public void What_is_typed_on_top_of_the_work_never_consumes_later_work()
    {
        var stage = new Stage(2m);
        var invoice = stage.Draft(0);
        invoice.ChangeLine(invoice.Lines[0].Id, Content(5, 1000));
        stage.Deliver(4m);
        stage.Issue(invoice);
        Assert.Equal(240m, stage.Deliveries[1].OpenQuantity);
        Assert.Equal(new LineBacking(2, 2000, 2000, 3000), LineBacking.Of(invoice.Lines[0], "KGS"));
    }

    [Fact]
    public void A_lower_price_is_given_away_and_a_higher_one_is_unbacked()
    {
        var stage = new Stage(2m, 3m);
        var (low, high) = (stage.Draft(0), stage.Draft(1));
        low.ChangeLine(low.Lines[0].Id, Content(2, 900));
        high.ChangeLine(high.Lines[0].Id, Content(3, 1100));
        Assert.Equal(new LineBacking(2, 2000, 1800, 0), LineBacking.Of(low.Lines[0], "KGS"));
        Assert.Equal(new LineBacking(3, 3000, 3000, 300), LineBacking.Of(high.Lines[0], "KGS"));
    }

    [Fact]
    public void The_rounding_of_a_line_of_many_entries_is_not_told_as_work_that_is_missing()
    {
        var stage = new Stage();
        for (var i = 0; i < 2; i++) stage.Deliver(0.25m, 33.33m);
        var invoice = stage.Invoice();
        var line = invoice.AddBacked(stage.Project, Content(0.5m, 33.33m), stage.Deliveries);
        Assert.Equal(0.01m, LineBacking.Of(line, "KGS").Unbacked);
        Assert.Equal((0m, 0m), LineBacking.ToTell(line, "KGS"));
        invoice.ChangeLine(line.Id, Content(0.5m, 33.37m));
        Assert.Equal((0.03m, 0m), LineBacking.ToTell(line, "KGS"));
    }

    [Fact]
    public void Work_on_one_draft_cannot_be_put_on_another()
    {
        var stage = new Stage(2m);
        stage.Draft(0);
        var refusal = Assert.Throws<BusinessRuleException>(() => stage.DraftOf(stage.Deliveries[0], 120m));
        Assert.Contains("already on another invoice", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Work_is_billed_in_the_currency_it_was_delivered_in_whatever_its_project_says_now()
    {
        var stage = new Stage(2m);
        stage.Project.Follow(new ProjectDetails("P-1", "Portal", stage.CustomerId, "Client",
            BillingMethod.TimeAndMaterial, new Money(1, "USD"), null, null, null, null, Day, null, null, [], true),
            2, Day);
        Assert.Equal(2000m, stage.Draft(0).Net);
        stage.Deliver(1m);
        Assert.Throws<BusinessRuleException>(() => stage.Draft(1));
    }

    [Fact]
    public void A_smaller_line_frees_the_last_work_first()
    {
        var stage = new Stage(2m, 3m);
        var invoice = stage.Invoice();
        invoice.AddBacked(stage.Project, Content(5, 1000), [stage.Deliveries[0], stage.Deliveries[1]]);
        invoice.ChangeLine(invoice.Lines[0].Id, Content(2.5m, 1000));
        Assert.Equal([0m, 150m], stage.Deliveries.Select(d => d.OpenQuantity));
    }

    [Fact]
    public void A_line_that_gets_larger_again_takes_back_what_it_had_freed()
    {
        var stage = new Stage(2m, 3m);
        var invoice = stage.Invoice();
        var line = invoice.AddBacked(stage.Project, Content(5, 1000), [stage.Deliveries[0], stage.Deliveries[1]]);
        invoice.ChangeLine(line.Id, Content(1, 1000));
        Assert.Equal(4m * 60, stage.Deliveries.Sum(d => d.OpenQuantity));
        stage.Deliver(4m);
        invoice.ChangeLine(line.Id, Content(7, 1000));
        Assert.Equal([0m, 0m, 240m], stage.Deliveries.Select(d => d.OpenQuantity));
        Assert.Equal(new LineBacking(5, 5000, 5000, 2000), LineBacking.Of(line, "KGS"));
    }

    [Fact]
    public void What_another_draft_took_meanwhile_is_not_taken_back()
    {
        var stage = new Stage(5m);
        var invoice = stage.Draft(0);
        invoice.ChangeLine(invoice.Lines[0].Id, Content(3, 1000));
        stage.DraftOf(stage.Deliveries[0], 60m);
        invoice.ChangeLine(invoice.Lines[0].Id, Content(5, 1000));
        Assert.Equal(0m, stage.Deliveries[0].OpenQuantity);
        Assert.Equal(new LineBacking(4, 4000, 4000, 1000), LineBacking.Of(invoice.Lines[0], "KGS"));
        invoice.RemoveLine(invoice.Lines[0].Id);
        Assert.Equal(240m, stage.Deliveries[0].OpenQuantity);
    }

    [Fact]
    public void A_written_off_credit_cannot_be_billed_again()
    {
        var stage = new Stage(4m);
        var invoice = stage.Draft(0);
        stage.Issue(invoice);
        var parts = stage.Credit(invoice, invoice.Lines[0], 1m, CreditedWork.WrittenOff);
        Assert.Equal(0m, stage.Deliveries[0].OpenQuantity);
        Assert.Equal(new BilledPart(stage.Project.EngagementId, stage.Project.Id, 0, -1000, 0), Assert.Single(parts));
        stage.Check();
    }

    [Fact]
    public void No_sequence_of_drafts_edits_issues_deletions_credits_and_write_offs_breaks_the_books()
    {
        var step = Gen.Select(Gen.Int[0, 8], Gen.Int[0, 99], Gen.Int[1, 100], Gen.Bool);
        Gen.Select(Gen.Int[1, 500].Array[1, 5], step.List[1, 40], Gen.OneOf("KGS", "JPY", "KWD"),
            Gen.OneOf(0.01m, 0.333m, 32.787m, 50m, 999.99m, 1_000_000m)).Sample((minutes, steps, currency, price) =>
        {
            var stage = new Stage(currency, price, minutes);
            foreach (var (kind, which, part, flag) in steps)
            {
                stage.Play(kind, which, part, flag);
                stage.Check();
            }

            return true;
        });
    }

    private static LineContent Content(decimal quantity, decimal price) =>
        new("Work", quantity, LineUnit.Hour, price, 0, 12);

    /// <summary>One customer and one project, with what happens to its hours.</summary>
    private sealed class Stage
    {
        private readonly Customer _customer = new() { Id = Guid.NewGuid() };
        private readonly List<Invoice> _drafts = [];
        private readonly List<Invoice> _issued = [];
        private readonly List<BilledPart> _parts = [];
        private readonly ValuedMinutes _valued = new();
        private readonly string _currency;
        private readonly decimal _price;
        private int _number;

        public Stage(params decimal[] hours) : this("KGS", 1000, [])
        {
            foreach (var h in hours) Deliver(h);
        }

        public Stage(string currency, decimal price, int[] minutes)
        {
            (_currency, _price) = (currency, price);
            Project = new ProjectCopy { Id = Guid.NewGuid(), EngagementId = Guid.NewGuid() };
            Project.Follow(new ProjectDetails("P-1", "Portal", _customer.Id, "Client", BillingMethod.TimeAndMaterial,
                new Money(1, currency), null, null, null, null, Day, null, null, [], true),
                1, Day);
            foreach (var entry in minutes) Approve(entry, price);
        }

        public ProjectCopy Project { get; }

        public Guid CustomerId => _customer.Id;

        public List<Delivery> Deliveries { get; } = [];

        public void Deliver(decimal hours, decimal price = 1000) => Deliveries.Add(new Delivery(BillingSourceKind.Time,
            Guid.NewGuid(), Project, "Work", Rounding.Round(hours * 60, 0), price, Day));

        // Entries of one price are worth what their minutes are together.
        private void Approve(int minutes, decimal price)
        {
            var delivery = Delivery.OfTime(Guid.NewGuid(), Project, "Work", minutes, Day, isBillable: true,
                new WorkedBy(Guid.Empty, "Somebody", "", minutes));
            _valued.Price(delivery, price);
            Deliveries.Add(delivery);
        }

        public Invoice Invoice() => new(_customer, _currency, Day);

        // As it is written from the unbilled list: what has one price shares a line.
        private void DraftTogether(IReadOnlyList<Delivery> work) => _drafts.Add(DraftWriter.Write(_customer, _currency,
            work, new Dictionary<Guid, ProjectCopy> { [Project.Id] = Project }, LineGrouping.Project,
            _ => new LineVat(12), Day));

        public Invoice Draft(params int[] deliveries)
        {
            var invoice = Invoice();
            foreach (var i in deliveries)
                invoice.AddBacked(Project,
                    Content(WorkUnits.Printed(BillingSourceKind.Time, Deliveries[i].OpenQuantity),
                        Deliveries[i].UnitPrice),
                    [Deliveries[i]]);
            _drafts.Add(invoice);
            return invoice;
        }

        public Invoice DraftOf(Delivery delivery, decimal quantity)
        {
            var invoice = Invoice();
            invoice.AddFree(Project, Content(1, 1)).Take(delivery, quantity);
            return invoice;
        }

        public void Issue(Invoice invoice)
        {
            invoice.Issue(_customer, ++_number, Day, 1, _currency);
            _drafts.Remove(invoice);
            _issued.Add(invoice);
            _parts.AddRange(BilledParts.Of(invoice));
        }

        public IReadOnlyList<BilledPart> Credit(Invoice invoice, InvoiceLine line, decimal quantity, CreditedWork work)
        {
            var (note, parts) = CreditWriter.Write(invoice,
                new CreditRequest(new Dictionary<Guid, decimal> { [line.Id] = quantity }, work, "Agreed", Day));
            note.Issue(++_number, Day, parts);
            _parts.AddRange(parts);
            return parts;
        }

        public void Play(int kind, int which, int part, bool flag)
        {
            switch (kind)
            {
                case 0:
                    Approve(part * 7, flag ? _price : _price + which);
                    break;
                case 1 when which > 50 && Deliveries.Where(d => d.IsOpen).ToList() is { Count: > 0 } open:
                    DraftTogether(open);
                    break;
                case 1 when Deliveries.Where(d => d.IsOpen).ToList() is { Count: > 0 } open:
                    Draft([.. open.Where((_, i) => flag || i % 2 == which % 2).DefaultIfEmpty(open[0])
                        .Select(d => Deliveries.IndexOf(d))]);
                    break;
                case 2 when Pick(_drafts.Where(d => d.Lines.Count > 0), which) is { } draft:
                    var edited = draft.Lines[part % draft.Lines.Count];
                    if (edited.Quantity < 0) break;
                    draft.ChangeLine(edited.Id, new LineContent("Edited", Math.Max(0.01m, edited.Quantity * part / 50m),
                        LineUnit.Hour, edited.UnitPrice * (flag ? 1 : 0.93m), flag ? 0 : 7.5m, 12));
                    break;
                case 3 when Pick(_drafts.Where(d => d.Lines.Count > 0), which) is { } draft:
                    draft.RemoveLine(draft.Lines[part % draft.Lines.Count].Id);
                    break;
                case 4 when Pick(_drafts.Where(d => d is { Lines.Count: > 0, Gross: >= 0 }), which) is { } draft:
                    Issue(draft);
                    break;
                case 5 when Pick(_drafts, which) is { } draft:
                    draft.Discard();
                    _drafts.Remove(draft);
                    break;
                case 6 when Pick(_issued.Where(i => i.Lines.Any(l => CreditWriter.LeftOf(i, l) > 0)),
                    which) is { } invoice:
                    var line = invoice.Lines.First(l => CreditWriter.LeftOf(invoice, l) > 0);
                    var left = CreditWriter.LeftOf(invoice, line);
                    TryCredit(invoice, line, part > 70 ? left : Math.Max(0.01m, Rounding.Round(left * part / 100, 2)),
                        flag ? CreditedWork.MayBeBilledAgain : CreditedWork.WrittenOff);
                    break;
                case 7 when Pick(Deliveries.Where(d => d.IsOpen), which) is { } delivery:
                    delivery.GiveUp("Goodwill", Day);
                    break;
                case 8 when Pick(_drafts.Where(d => d.Net > 0), which) is { } draft:
                    draft.AddFree(Project, new LineContent("Deduction", -1, LineUnit.Piece,
                        Rounding.Round(draft.Net * part / 100, _currency) is var cut and > 0 ? cut : draft.Net, 0,
                        flag ? 12 : 0));
                    break;
            }
        }

        // A credit that leaves a deduction out may be refused; then nothing has changed.
        private void TryCredit(Invoice invoice, InvoiceLine line, decimal quantity, CreditedWork work)
        {
            try
            {
                Credit(invoice, line, quantity, work);
            }
            catch (BusinessRuleException e)
            {
                Assert.Contains("deductions", e.Message, StringComparison.Ordinal);
            }
        }

        public void Check()
        {
            var allocations = _drafts.Concat(_issued).SelectMany(i => i.Lines).SelectMany(l => l.Allocations)
                .ToLookup(a => a.DeliveryId);
            foreach (var delivery in Deliveries)
            {
                var allocated = allocations[delivery.Id].Sum(a => a.Quantity);
                var writtenOff = delivery.WriteOffs.Sum(w => w.Quantity);
                Assert.InRange(allocated, 0, delivery.Quantity);
                Assert.Equal(delivery.Quantity, allocated + writtenOff + delivery.OpenQuantity);
                Assert.Equal(delivery.Value,
                    allocations[delivery.Id].Sum(a => a.Value) + delivery.WriteOffs.Sum(w => w.Value)
                        + delivery.OpenValue);
                Assert.True(delivery.OpenValue >= 0 && delivery.IsOpen == delivery.OpenQuantity > 0);
            }

            CheckInvoices();
            CheckAnnounced();
        }

        private void CheckInvoices()
        {
            foreach (var invoice in _issued)
            {
                var credited = invoice.CreditNotes.Sum(n => n.Gross);
                Assert.InRange(credited, 0, invoice.Gross);
                Assert.Equal(invoice.Gross - credited, invoice.OpenAmount);
                foreach (var line in invoice.Lines)
                    Assert.InRange(CreditWriter.LeftOf(invoice, line), Math.Min(0, line.Quantity),
                        Math.Max(0, line.Quantity));
                if (invoice.Lines.All(l => CreditWriter.LeftOf(invoice, l) == 0)) Assert.Equal(0, invoice.OpenAmount);
            }
        }

        // The money bar's terms by themselves: delivered = billed value + written off by hand + on drafts + open.
        private void CheckAnnounced()
        {
            var byHand = Deliveries.SelectMany(d => d.WriteOffs).Where(w => w.CreditNoteId is null).Sum(w => w.Value);
            var onDrafts = _drafts.SelectMany(i => i.Lines).SelectMany(l => l.Allocations).Sum(a => a.Value);
            Assert.Equal(Deliveries.Sum(d => d.Value),
                _parts.Sum(p => p.BackedValue) + byHand + onDrafts + Deliveries.Sum(d => d.OpenValue));
            Assert.Equal(_issued.Sum(i => i.Net - i.CreditNotes.Sum(n => n.Net)),
                _parts.Sum(p => p.BilledAmount + p.UnbackedAmount));
            Assert.True(_parts.Sum(p => p.BackedValue - p.BilledAmount) >= 0);
        }

        private static T? Pick<T>(IEnumerable<T> items, int which)
            where T : class => items.ToList() is { Count: > 0 } list ? list[which % list.Count] : null;
    }
}
