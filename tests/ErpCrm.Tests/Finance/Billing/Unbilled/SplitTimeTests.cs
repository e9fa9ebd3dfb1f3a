using CsCheck;
using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Finance;
using ErpCrm.Contracts.Projects;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Unbilled;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.TaxRates;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Billing.Unbilled;

/// <summary>domain-rules §1, §9: minutes are added as they are; only what a line prints is rounded.</summary>
public sealed class SplitTimeTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly DateOnly Day = FinanceScene.Day;
    private readonly FinanceScene _scene = new(app);

    [Theory]
    [InlineData(6, 10, 50, 1.00, 50.00)]
    [InlineData(3, 20, 50, 1.00, 50.00)]
    [InlineData(1, 60, 50, 1.00, 50.00)]
    [InlineData(1, 50, 100, 0.83, 83.00)]
    [InlineData(60, 1, 1000, 1.00, 1000.00)]
    public async Task An_hour_is_an_hour_over_however_many_entries_it_was_recorded(int entries, int minutes, int rate,
        double hours, double net)
    {
        var company = await _scene.CustomerAsync($"Split {entries} × {minutes}");
        var (project, person) = (await _scene.ProjectAsync(company, rate: rate), Guid.NewGuid());
        for (var i = 0; i < entries; i++) await _scene.TimeAsync(project, minutes, person: person, on: Day.AddDays(i));
        Assert.Equal((decimal)net, await app.InAsync<FinanceDbContext, decimal>(
            db => db.Deliveries.Where(d => d.ProjectId == project).SumAsync(d => d.OpenValue)));

        var invoice = await _scene.InvoiceAsync(await _scene.DraftAsync(company, grouping: LineGrouping.Person));
        Assert.Equal(((decimal)hours, (decimal)net), (Assert.Single(invoice.Lines).Quantity, invoice.Net));
    }

    [Fact]
    public void Any_split_of_minutes_over_entries_days_and_people_bills_the_same_hours_and_amount()
    {
        var entry = Gen.Select(Gen.Int[1, 200], Gen.Int[0, 4], Gen.Int[0, 9], Gen.Int[0, 3]);
        Gen.Select(entry.Array[1, 30], Gen.Int[1, 400], Gen.Enum<LineGrouping>()).Sample((entries, rate, grouping) =>
        {
            var price = rate * 10m;
            var minutes = entries.Sum(e => e.Item1);
            var split = Draft([.. entries.Select(e => (e.Item1, e.Item2, e.Item3, e.Item4))], price, grouping);
            var whole = Draft([(minutes, 0, 0, 0)], price, LineGrouping.Project);
            Assert.Equal(whole.Net, split.Net);
            Assert.Equal(Assert.Single(whole.Lines).Quantity, split.Lines.Sum(l => l.Quantity));
            Assert.Equal(minutes, split.Lines.SelectMany(l => l.Billed()).Sum(a => a.Quantity));
            Assert.Equal(split.Net, split.Lines.SelectMany(l => l.Billed()).Sum(a => a.Value));
            Assert.All(split.Lines, line => Assert.Equal(line.Quantity, line.BackedQuantity));
        });
    }

    [Fact]
    public void What_a_line_prints_is_saved_again_without_freeing_a_minute()
    {
        Gen.Int[1, 500].Array[1, 12].Sample(minutes =>
        {
            var invoice = Draft([.. minutes.Select((m, i) => (m, i, 0, 0))], 77.77m, LineGrouping.Person);
            foreach (var line in invoice.Lines)
                invoice.ChangeLine(line.Id, new LineContent("Again", line.Quantity, line.Unit, line.UnitPrice, 0, 12));
            Assert.Equal(minutes.Sum(), invoice.Lines.SelectMany(l => l.Billed()).Sum(a => a.Quantity));
            Assert.All(invoice.Lines, line => Assert.Equal((0m, 0m), LineBacking.ToTell(line, "KGS")));
        });
    }

    private static Invoice Draft((int Minutes, int Person, int Day, int Task)[] entries, decimal price,
        LineGrouping grouping)
    {
        var customer = new Customer { Id = Guid.NewGuid() };
        var project = new ProjectCopy { Id = Guid.NewGuid(), EngagementId = Guid.NewGuid() };
        project.Follow(
            new ProjectDetails("P-1", "Portal", customer.Id, "Client", BillingMethod.TimeAndMaterial,
                new Money(1, "KGS"), price, null, null, null, Day, null, null, [], true),
            1, Day);
        var valued = new ValuedMinutes();
        var people = Enumerable.Range(0, 40).Select(_ => Guid.NewGuid()).ToList();
        var deliveries = entries.Select(e =>
        {
            var by = new WorkedBy(people[e.Person], $"Person {e.Person}", $"Task {e.Task}", e.Minutes);
            var delivery = Delivery.OfTime(Guid.NewGuid(), project, "Work", e.Minutes, Day.AddDays(e.Day),
                isBillable: true, by);
            valued.Price(delivery, price);
            return delivery;
        }).ToList();
        return DraftWriter.Write(customer, "KGS", deliveries,
            new Dictionary<Guid, ProjectCopy> { [project.Id] = project }, grouping, _ => new LineVat(12), Day);
    }
}
