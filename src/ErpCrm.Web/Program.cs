Console.WriteLine("ErpCrm");
