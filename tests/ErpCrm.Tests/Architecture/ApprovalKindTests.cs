using System.Globalization;
using System.Reflection;
using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Architecture;

/// <summary>What policies of approvals reach, and what they do not reach yet (docs/decisions/0047).</summary>
public sealed class ApprovalKindTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string[] Approved =
    [
        Kinds.Expense, Kinds.ExpenseClaim, Kinds.Week, Kinds.Absence, Concessions.CreditNote, Concessions.WriteOff,
        Concessions.Discount, Concessions.BadDebt, Kinds.Bill,
    ];

    /// <summary>Kinds that companies have approved too, and why no policy of them is there.</summary>
    private static readonly Dictionary<string, string> NotYet = new()
    {
        ["quote"] = "Deals have an amount and no quote with prices and discounts that could be let go out.",
    };

    [Fact]
    public void Every_kind_that_is_approved_is_listed_and_every_listed_one_is_registered()
    {
        using var scope = app.Services.CreateScope();
        Assert.Equal(Approved.Order(StringComparer.Ordinal), scope.ServiceProvider.GetServices<IApproves>()
            .Select(kind => kind.Kind).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_not_approved_yet_is_no_kind_of_record_and_says_why()
    {
        var kinds = typeof(Kinds).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!).ToList();
        Assert.All(NotYet, kind =>
        {
            Assert.DoesNotContain(kind.Key, kinds);
            Assert.True(kind.Value.Length > 20);
        });
    }

    [Theory]
    [InlineData("ky-KG")]
    [InlineData("ru-RU")]
    public void Each_is_decided_by_a_right_that_exists_about_a_declared_record_and_has_words(string culture)
    {
        using var scope = app.Services.CreateScope();
        var records = app.Services.GetRequiredService<RecordKinds>();
        var rights = app.Services.GetServices<Permission>().Select(right => right.Key).ToHashSet();
        foreach (var kind in scope.ServiceProvider.GetServices<IApproves>())
        {
            Assert.Contains(kind.Permission, rights);
            Assert.NotNull(records.Find(kind.RecordKind));
            Assert.True(kind.Kind.Length <= RecordRef.KindLength);
            Assert.True(kind.Words is not null || kind.RecordKind == kind.Kind);
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-US");
            var english = kind.Words;
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            if (english is not null) Assert.NotEqual(english, kind.Words);
        }
    }
}
