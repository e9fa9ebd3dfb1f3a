using ErpCrm.Ui.Navigation;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Ui;

public sealed class NavigationTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public void No_two_pages_share_a_shortcut()
    {
        var shared = app.Services.GetServices<NavItem>().Where(i => i.Shortcut is not null).GroupBy(i => i.Shortcut)
            .Where(g => g.Count() > 1);
        Assert.Empty(shared.Select(g => $"{g.Key}: {string.Join(", ", g.Select(i => i.Key))}"));
    }
}
