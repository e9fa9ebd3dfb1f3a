using ErpCrm.Web.Seeding;
using Microsoft.Extensions.Configuration;

namespace ErpCrm.Tests.Seeding;

public sealed class SeedCommandTests
{
    [Fact]
    public void Without_a_wish_the_company_has_its_full_size() => Assert.Equal((10_000, 100_000, 3), Asked());

    [Fact]
    public void A_count_that_is_given_replaces_the_one_of_the_full_size() =>
        Assert.Equal((400, 100_000, 3), Asked(("clients", "400")));

    [Fact]
    public void The_scale_holds_for_counts_that_are_given_too_and_years_are_not_scaled() =>
        Assert.Equal((40, 10_000, 2), Asked(("clients", "400"), ("scale", "0.1"), ("years", "2")));

    private static (int Clients, int Invoices, int Years) Asked(params (string Name, string Value)[] arguments)
    {
        var settings = arguments.Select(a => KeyValuePair.Create(a.Name, (string?)a.Value));
        var size = SeedCommand.SizeOf(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        return (size.Clients, size.Invoices, size.Years);
    }
}
