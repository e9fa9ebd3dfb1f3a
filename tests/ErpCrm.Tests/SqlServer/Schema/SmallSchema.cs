namespace ErpCrm.Tests.SqlServer.Schema;

/// <summary>Two tables, for the tests of the tools themselves.</summary>
internal static class SmallSchema
{
    public const string Script = """
        CREATE SCHEMA [crm];
        GO
        CREATE TABLE [crm].[Companies](
            [Id] uniqueidentifier NOT NULL, [Name] nvarchar(160) NOT NULL, [Version] int NOT NULL,
            [Turnover] decimal(19,4) NOT NULL, CONSTRAINT [PK_Companies] PRIMARY KEY ([Id]));
        GO
        CREATE TABLE [crm].[Contacts](
            [Id] uniqueidentifier NOT NULL, [CompanyId] uniqueidentifier NOT NULL,
            CONSTRAINT [PK_Contacts] PRIMARY KEY ([Id]),
            CONSTRAINT [FK_Contacts_Companies] FOREIGN KEY ([CompanyId]) REFERENCES [crm].[Companies]([Id]));
        """;

    public static SqlBinder Binder() => new(() => SchemaModel.Load([Script], []));
}
