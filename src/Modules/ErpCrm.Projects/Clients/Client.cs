using ErpCrm.Contracts.Crm;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Projects.Clients;

/// <summary>This module's copy of a company: whom a project is for.</summary>
internal sealed class Client
{
    public const int NameLength = 200;

    public required Guid Id { get; init; }
    public string Name { get; private set; } = "";

    /// <summary>Currency in which the company is invoiced, proposed for new projects.</summary>
    public string Currency { get; private set; } = "";

    public string SearchText { get; private set; } = "";
    public int SourceVersion { get; private set; } = -1;

    /// <summary>Its company was merged into another one: it is kept and chosen no more.</summary>
    public bool IsMerged { get; set; }

    /// <summary>Takes over the company's state unless a newer one is known.</summary>
    public void Follow(CompanyDetails details, int sourceVersion)
    {
        if (sourceVersion <= SourceVersion) return;
        (Name, Currency, SourceVersion) = (details.Name, details.Currency, sourceVersion);
        SearchText = SharedKernel.SearchText.Of(details.Name, details.LegalName,
            SharedKernel.SearchText.Compact(details.TaxId), details.OtherNames);
    }
}

internal static class StandingClients
{
    /// <summary>Those whose company was not merged into another one.</summary>
    public static IQueryable<Client> Standing(this IQueryable<Client> clients) => clients.Where(c => !c.IsMerged);
}

internal sealed class ClientMapping : IEntityTypeConfiguration<Client>
{
    public void Configure(EntityTypeBuilder<Client> client)
    {
        client.ToTable("Clients");
        client.Property(c => c.Name).HasMaxLength(Client.NameLength);
        client.Property(c => c.Currency).HasMaxLength(Currencies.CodeLength);
        client.Property(c => c.SearchText).HasMaxLength(SearchText.MaxLength);
        client.HasIndex(c => c.Name);
    }
}
