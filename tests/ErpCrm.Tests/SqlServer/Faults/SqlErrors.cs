using System.Reflection;
using Microsoft.Data.SqlClient;

namespace ErpCrm.Tests.SqlServer.Faults;

/// <summary>Makes the exceptions of SQL Server's driver, which have no public constructor.</summary>
internal static class SqlErrors
{
    public const int Deadlock = 1205;
    public const int TimeOut = -2;
    public const int DuplicateKey = 2627;
    public const int ConnectionReset = 10054;

    private const BindingFlags Any =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public;

    public static SqlException Of(int number)
    {
        var constructor = typeof(SqlError).GetConstructors(Any).MaxBy(c => c.GetParameters().Length)!;
        var error = constructor.Invoke([.. constructor.GetParameters().Select(p => ArgumentOf(p, number))]);
        var errors = Activator.CreateInstance(typeof(SqlErrorCollection), nonPublic: true)!;
        typeof(SqlErrorCollection).GetMethod("Add", Any)!.Invoke(errors, [error]);
        var create = typeof(SqlException).GetMethods(Any).First(m => m.Name == "CreateException"
            && m.GetParameters() is [_, { ParameterType: var second }]
            && second == typeof(string));
        return (SqlException)create.Invoke(null, [errors, "16.0.0"])!;
    }

    private static object? ArgumentOf(ParameterInfo parameter, int number) => parameter.Name switch
    {
        "infoNumber" => number,
        "errorClass" => (byte)16,
        "errorState" => (byte)1,
        "errorMessage" => $"Error {number}, made for a test",
        "server" or "procedure" => "",
        _ => parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null,
    };
}
