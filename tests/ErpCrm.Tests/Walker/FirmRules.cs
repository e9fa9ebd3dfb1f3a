namespace ErpCrm.Tests.Walker;

/// <summary>What must hold in the database whatever was sent (domain-rules §3, §7, §26, §27).</summary>
internal static class FirmRules
{
    private static readonly (string Rule, string Violations)[] Rules =
    [
        ("a number is given once", "SELECT COUNT(*) - COUNT(DISTINCT Number) FROM finance_Invoices WHERE Number IS NOT NULL"),
        ("nothing is billed beyond what was delivered", "SELECT COUNT(*) FROM finance_Deliveries WHERE CAST(OpenQuantity AS REAL) < 0"),
        ("no invoice is paid beyond its total", "SELECT COUNT(*) FROM finance_Invoices WHERE CAST(OpenAmount AS REAL) < 0 AND Number IS NOT NULL"),
        ("earned is what was delivered", "SELECT COUNT(*) FROM insights_Engagements e WHERE ABS(e.Earned - (SELECT COALESCE(SUM(r.BaseAmount), 0) FROM insights_MoneyRows r WHERE r.EngagementId = e.Id AND r.Term = 'Delivered')) > 0.001"),
        ("every event was handled", "SELECT (SELECT COUNT(*) FROM crm_OutboxMessages WHERE LastError IS NOT NULL) + (SELECT COUNT(*) FROM projects_OutboxMessages WHERE LastError IS NOT NULL) + (SELECT COUNT(*) FROM finance_OutboxMessages WHERE LastError IS NOT NULL) + (SELECT COUNT(*) FROM resources_OutboxMessages WHERE LastError IS NOT NULL) + (SELECT COUNT(*) FROM identity_OutboxMessages WHERE LastError IS NOT NULL)"),
        ("nothing points nowhere", "SELECT COUNT(*) FROM pragma_foreign_key_check"),
    ];

    public static IEnumerable<string> Broken(FirmDatabase database) =>
        from rule in Rules
        let violations = database.Number(rule.Violations)
        where violations > 0
        select $"{rule.Rule}: {violations}";
}
