using ErpCrm.Contracts;
using ErpCrm.Platform.Merging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Architecture;

/// <summary>Whatever names a company or a contact goes along when that is merged (domain-rules §24).</summary>
public sealed class ReferenceTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly HashSet<string> Names =
        ["CompanyId", "CustomerId", "ClientId", "ContactId", "MergedIntoId"];

    [Fact]
    public void Every_column_that_names_a_company_or_a_contact_is_declared()
    {
        using var scope = app.Services.CreateScope();
        var declared = app.Services.GetServices<RecordReference>().Select(r => (r.Context, r.Entity, r.Property))
            .ToHashSet();
        var silent = from context in Solution.ContextTypes(app)
                     from type in ((DbContext)scope.ServiceProvider.GetRequiredService(context)).Model.GetEntityTypes()
                     from property in type.GetProperties()
                     where Names.Contains(property.Name)
                         && !declared.Contains((context, type.ClrType, property.Name))
                     select $"{type.ClrType.Name}.{property.Name}";
        Assert.Empty(silent);
        Assert.True(declared.Count > 10);
    }

    [Fact]
    public void A_row_that_names_records_of_any_kind_is_declared()
    {
        using var scope = app.Services.CreateScope();
        // What is only remembered, made again or kept for ever is not moved; what is approved is never merged; what
        // programs call a merged record leads to the survivor.
        HashSet<string> spared =
            ["RecentRecord", "SearchDocument", "ChangedRecord", "ThreadEntry", "ImportedRow", "Approval",
                "WebhookMessage", "ImportedTag", "ExternalId"];
        var declared = app.Services.GetServices<RecordReference>().Select(r => r.Entity).ToHashSet();
        var silent = from context in Solution.ContextTypes(app)
                     from type in ((DbContext)scope.ServiceProvider.GetRequiredService(context)).Model.GetEntityTypes()
                     where type.FindProperty("RecordId") is not null && !declared.Contains(type.ClrType)
                         && !spared.Contains(type.ClrType.Name)
                     select type.ClrType.Name;
        Assert.Empty(silent.Distinct());
    }

    [Fact]
    public void A_place_in_the_trail_is_said_once() => Assert.Distinct(
        app.Services.GetServices<RecordReference>().Where(r => r.Names(Kinds.Company)).Select(r => r.Place));
}
